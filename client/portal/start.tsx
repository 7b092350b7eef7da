import { startApp } from "../shared/app/start-app.tsx";
import { portal } from "./portal.tsx";
import { previewFrame } from "./preview/preview-frame.ts";
import { keptStart } from "./registration/kept-start.ts";
import { keptChallenge } from "./sign-in/kept-challenge.ts";

/** Both addresses lead here; links keep to the one that was used. */
const basename = /^\/portail(\/|$)/.test(location.pathname) ? "/portail" : "/portal";

const hasBegun = (): boolean => keptChallenge() !== null || keptStart() !== null;

// A preview is looked at by staff: as nobody, it neither shows nor prolongs the session of a patient in the same browser.
void startApp(portal, { basename, asNobody: previewFrame !== null, hasBegun });
