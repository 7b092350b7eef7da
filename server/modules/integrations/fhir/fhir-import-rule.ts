import type { Rule } from "../../../graphql/access.ts";
import { both, either, permitted } from "../../../graphql/access.ts";
import { importRights } from "./import-rights.ts";

const consumersAlone: Rule = { text: "API consumers", allows: (actor) => actor.kind === "consumer" };

/** Who imports: a consumer, for the charts and appointments of its own ids. */
export const importerRule = both(consumersAlone, ...importRights.map(permitted));

/** A consumer sees its own imports; support sees all of the clinic's, which hold no values. */
export const importRule = either(importerRule, permitted("INTEGRATIONS"));
