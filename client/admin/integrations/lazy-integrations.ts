import { lazyPart } from "../lazy-part.ts";

/** What comes with the integrations' own texts. */
export const lazyIntegrations = lazyPart(() => import("./integration-texts.ts"));
