import { lazyPart } from "../lazy-part.ts";

/** A page that comes with the registrations' own texts. */
export const lazyRegistrations = lazyPart(() => import("./registration-texts.ts"));
