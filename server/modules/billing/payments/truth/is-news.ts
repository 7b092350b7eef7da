import type { EntityManager } from "typeorm";
import { Refund } from "../../desk/refund.entity.ts";
import type { PaymentWithParts } from "../find-payment.ts";
import { Payment } from "../payment.entity.ts";
import { findEntered } from "./enter-movements.ts";
import type { PaymentReading } from "./known-of-payment.ts";
import { knownOf } from "./known-of-payment.ts";
import { planRefundMoves } from "./move-refunds.ts";
import { planEntries } from "./plan-entries.ts";

const told = ["state", "sessionId", "paymentIntentId", "failureCode", "receivedCents"] as const;

/** Whether a reading says anything that isn't known: pages that follow a payment read it often, and seldom find anything. */
export async function isNews(
  manager: EntityManager,
  { payment, parts }: PaymentWithParts,
  reading: PaymentReading,
  at: Date,
): Promise<boolean> {
  const { clinicId, id } = payment;
  const change = knownOf(payment, reading, null, at);
  if (told.some((name) => change[name] !== undefined && change[name] !== payment[name])) return true;
  if (change.disputedSince !== undefined && (change.disputedSince === null) !== (payment.disputedSince === null)) return true;
  const refunds = await manager.findBy(Refund, { clinicId, paymentId: id });
  if (planRefundMoves(refunds, reading.snapshot.refunds, at).length > 0) return true;
  const entered = await findEntered(manager, clinicId, id);
  return planEntries({ parts, entered, refunds, balances: new Map() }, reading.snapshot).length > 0;
}

/** That Stripe was asked, and when it is asked again; whatever somebody else has found out meanwhile stays. */
export async function noteReading(tx: EntityManager, payment: Payment, reading: PaymentReading, at: Date): Promise<Payment> {
  const { nextCheckAt, readAt } = knownOf(payment, reading, null, at);
  const change = { checkedAt: at, ...(nextCheckAt !== undefined && { nextCheckAt }), ...(readAt !== undefined && { readAt }) };
  const { clinicId, id, state, progress } = payment;
  await tx.update(Payment, { clinicId, id, state, progress }, change);
  return Object.assign(new Payment(), payment, change);
}
