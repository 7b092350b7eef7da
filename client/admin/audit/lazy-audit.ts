import { lazyPart } from "../lazy-part.ts";

/** What comes with the audit trail's own texts. */
export const lazyAudit = lazyPart(() => import("./audit-texts.ts"));
