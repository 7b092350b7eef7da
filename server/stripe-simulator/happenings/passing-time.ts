import type { SessionRecord } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { secondsNow } from "../world/world.ts";
import { note } from "./events.ts";
import { settleDebit } from "./payments.ts";

/** Closes a page for good. A payment that was tried there and failed is cancelled with it. */
export function expire(world: World, session: SessionRecord): void {
  session.status = "expired";
  const intent = world.tables.intents[session.intentId ?? ""];
  if (intent) {
    intent.status = "canceled";
    intent.canceledAt = secondsNow(world);
    note(world, "payment_intent.canceled", intent);
  }
  note(world, "checkout.session.expired", session);
}

function debitIsDue({ tables, clock, debitArrivesAfterMs }: World, { intentId }: SessionRecord): boolean {
  const intent = tables.intents[intentId ?? ""];
  const made = tables.charges[intent?.latestChargeId ?? ""];
  if (debitArrivesAfterMs === null || intent?.status !== "processing" || !made) return false;
  return made.created * 1_000 + debitArrivesAfterMs <= clock.now().getTime();
}

/** Does what the clock alone brings about. */
export function catchUp(world: World): void {
  const now = secondsNow(world);
  for (const session of Object.values(world.tables.sessions)) {
    if (session.status === "open" && session.expiresAt <= now) expire(world, session);
    else if (session.status === "complete" && !session.paid && debitIsDue(world, session)) settleDebit(world, session, "arrives");
  }
}
