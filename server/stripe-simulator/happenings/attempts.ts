import { newId } from "../world/ids.ts";
import type { ChargeFailure, ChargeRecord, IntentRecord, PaymentMethod, SessionRecord } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { secondsNow } from "../world/world.ts";
import { note } from "./events.ts";

export const declined: ChargeFailure = {
  code: "card_declined",
  declineCode: "insufficient_funds",
  message: "Your card has insufficient funds.",
};

export const debitRefused: ChargeFailure = {
  code: "payment_method_provider_decline",
  declineCode: null,
  message: "The bank refused the debit.",
};

/** Stripe makes the payment of a page once somebody tries to pay there. */
export function intentOf(world: World, session: SessionRecord): IntentRecord {
  const known = session.intentId === null ? undefined : world.tables.intents[session.intentId];
  if (known) return known;
  const { id: sessionId, accountId, live, amount, currency, intentMetadata: metadata, captureMethod } = session;
  const intent: IntentRecord = {
    ...{ id: newId("pi_3"), accountId, live, created: secondsNow(world), sessionId, amount, currency, metadata, captureMethod },
    ...{ status: "requires_payment_method", method: null, canceledAt: null, latestChargeId: null, failure: null },
  };
  world.tables.intents[intent.id] = intent;
  session.intentId = intent.id;
  note(world, "payment_intent.created", intent);
  return intent;
}

/** One try to take the money. */
export function charge(world: World, intent: IntentRecord, method: PaymentMethod, status: ChargeRecord["status"]): ChargeRecord {
  const { id: intentId, accountId, live, amount, currency, metadata } = intent;
  const made: ChargeRecord = {
    ...{ id: newId(method === "card" ? "ch_3" : "py_3"), accountId, live, created: secondsNow(world), intentId, amount, currency },
    ...{ metadata, method, status, failure: null, disputed: false, transactionId: null, failureTransactionId: null },
  };
  world.tables.charges[made.id] = made;
  intent.latestChargeId = made.id;
  intent.method = method;
  return made;
}

export function failAttempt(world: World, intent: IntentRecord, made: ChargeRecord, failure: ChargeFailure): void {
  made.status = "failed";
  made.failure = failure;
  intent.status = "requires_payment_method";
  intent.failure = failure;
  note(world, "charge.failed", made);
  note(world, "payment_intent.payment_failed", intent);
}
