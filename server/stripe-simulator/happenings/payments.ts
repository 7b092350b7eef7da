import type { ChargeRecord, IntentRecord, SessionRecord } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { charge, debitRefused, declined, failAttempt, intentOf } from "./attempts.ts";
import { note } from "./events.ts";
import { bookCharge, bookFailure } from "./transactions.ts";

function succeed(world: World, intent: IntentRecord, made: ChargeRecord, booked: boolean): void {
  made.status = "succeeded";
  if (booked && made.transactionId === null) bookCharge(world, made);
  intent.status = "succeeded";
  intent.failure = null;
  note(world, "charge.succeeded", made);
  note(world, "payment_intent.succeeded", intent);
}

function complete(world: World, session: SessionRecord): void {
  session.status = "complete";
  note(world, "checkout.session.completed", session);
}

/** The card is charged at once. Whether it is also in the balance by then is Stripe's to say. */
export function payByCard(world: World, session: SessionRecord, { booked = true } = {}): void {
  const intent = intentOf(world, session);
  const made = charge(world, intent, "card", "pending");
  session.paid = true;
  succeed(world, intent, made, booked);
  complete(world, session);
}

/** The page stays open: another card may do. */
export function declineCard(world: World, session: SessionRecord): void {
  const intent = intentOf(world, session);
  failAttempt(world, intent, charge(world, intent, "card", "pending"), declined);
}

/** The page is done with, and the money on its way. */
export function payByDebit(world: World, session: SessionRecord): void {
  const intent = intentOf(world, session);
  const made = charge(world, intent, "acss_debit", "pending");
  // It stands in the balance from now on, as what may still fail.
  bookCharge(world, made);
  intent.status = "processing";
  intent.failure = null;
  note(world, "charge.pending", made);
  note(world, "payment_intent.processing", intent);
  complete(world, session);
}

/** The bank has answered for a debit. */
export function settleDebit(world: World, session: SessionRecord, outcome: "arrives" | "fails"): void {
  const intent = intentOf(world, session);
  const made = world.tables.charges[intent.latestChargeId ?? ""];
  if (intent.status !== "processing" || !made) throw new Error("No debit of this page is on its way.");
  if (outcome === "arrives") {
    session.paid = true;
    succeed(world, intent, made, true);
    note(world, "checkout.session.async_payment_succeeded", session);
  } else {
    bookFailure(world, made);
    failAttempt(world, intent, made, debitRefused);
    note(world, "checkout.session.async_payment_failed", session);
  }
}

/** A charge that was not in the balance yet comes into it. */
export function bookLate(world: World, made: ChargeRecord): void {
  if (made.status !== "succeeded" || made.transactionId) throw new Error("Such a charge isn't waiting to be booked.");
  bookCharge(world, made);
  note(world, "charge.updated", made);
}
