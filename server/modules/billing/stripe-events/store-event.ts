import type { Database } from "../../../db/database.ts";
import { isUniqueViolation } from "../../../db/errors.ts";
import type { PaymentEvent } from "../../../gateways/payments/payment-facts.ts";
import { days, later } from "../../../kernel/clock.ts";
import { namedPayment } from "./clinic-of-event.ts";
import { StripeEvent } from "./stripe-event.entity.ts";

/** How long it is known what became of an event. */
export const settledKeptMs = days(400);

const longestType = 80;

/**
 * Keeps that Stripe told of something, once however often it does. Only what is looked at again is kept of it. An event that was given
 * up and is sent anew, as somebody asked Stripe to, is tried anew.
 */
export async function storeEvent(database: Database, clinicId: string, event: PaymentEvent, concerns: boolean, at: Date): Promise<void> {
  const { id, objectId, intentId: paymentIntentId, livemode, createdAt } = event;
  const outcome = concerns
    ? { state: "PENDING" as const, nextAt: at, settledAt: null }
    : { state: "IGNORED" as const, nextAt: later(at, settledKeptMs), settledAt: at };
  const untried = { attempts: 0, leaseToken: null, faultCode: null };
  const type = event.type.slice(0, longestType);
  const paymentId = namedPayment(clinicId, event.metadata);
  const row = { clinicId, id, type, objectId, paymentIntentId, paymentId, livemode, createdAt, receivedAt: at, ...outcome, ...untried };
  try {
    await database.transaction((tx) => tx.insert(StripeEvent, row));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await database.transaction((tx) => tx.update(StripeEvent, { clinicId, id, state: "FAILED" }, { ...outcome, ...untried }));
  }
}
