import type { Actor, RightHolder } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";

/** A consumer's own things are shown to itself and to support; to another consumer it doesn't exist, and nobody is told why not. */
export function demandConsumer(actor: Actor, consumerId: string): asserts actor is RightHolder {
  if (actor.kind !== "consumer" || actor.id !== consumerId) demand(actor, "INTEGRATIONS");
}
