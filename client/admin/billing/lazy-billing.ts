import { lazyPart } from "../lazy-part.ts";

/** What comes with billing's own texts. */
export const lazyBilling = lazyPart(() => import("./billing-texts.ts"));
