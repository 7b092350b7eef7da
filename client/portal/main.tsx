import type { Locale } from "../shared/language/choose-locale.ts";
import { startApp } from "../shared/start-app.tsx";
import { PortalApp, routes } from "./portal-app.tsx";
import { takeArrival } from "./notification/arrival.ts";
import { previewFrame } from "./preview/preview-frame.ts";
import { knownOfPatient } from "./session/known-of-patient.ts";
import "./frame/portal.css";

const catalogs = {
  fr: () => Promise.all([import("../shared/texts/fr.json"), import("./texts/fr.json")]),
  en: () => Promise.all([import("../shared/texts/en.json"), import("./texts/en.json")]),
};

const loadTexts = async (locale: Locale) => {
  const [shared, own] = await catalogs[locale]();
  return { ...shared.default, ...own.default };
};

takeArrival();

/** Both addresses lead here; links keep to the one that was used. */
const basename = /^\/portail(\/|$)/.test(location.pathname) ? "/portail" : "/portal";

// A small picture of a window, without the window's scroll bar.
if (previewFrame) document.documentElement.dataset["preview"] = "";

// A preview is looked at by staff: as nobody, it neither shows nor prolongs the session of a patient in the same browser.
void startApp({
  ...{ name: "portal", basename, loadTexts, routes },
  know: knownOfPatient,
  children: <PortalApp />,
  asNobody: previewFrame !== null,
});
