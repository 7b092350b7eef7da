import type { Actor } from "../../kernel/actor.ts";

/** What the caller may, in one text: an answer from before is given again to nobody who may less, or other things, by now. */
export const rightsOf = (actor: Actor): string =>
  "permissions" in actor ? `${actor.kind} ${[...actor.permissions].toSorted().join(" ")}` : actor.kind;
