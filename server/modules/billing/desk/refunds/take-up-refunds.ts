import type { FindManyOptions } from "typeorm";
import { LessThanOrEqual } from "typeorm";
import { minutes } from "../../../../kernel/clock.ts";
import type { Sweep } from "../../../../kernel/sweep.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import { refreshPayment } from "../../payments/refresh-payment.ts";
import { Refund } from "../refund.entity.ts";
import { leaseRefund, leaveForLater } from "./refund-lease.ts";
import { sendRefund } from "./send-refund.ts";

const mostAtOnce = 100;

/** Those that are to be looked at, the longest due first. */
export const dueRefunds = (now: Date): FindManyOptions<Refund> => ({
  select: { clinicId: true, id: true },
  where: { nextCheckAt: LessThanOrEqual(now) },
  order: { nextCheckAt: "ASC" },
  take: mostAtOnce,
});

/** Goes on with a refund that isn't final: sends what may not have been sent, and asks what became of what was. */
export async function takeUpRefund(parts: PaymentParts, clinicId: string, id: string): Promise<void> {
  const leased = await leaseRefund(parts, clinicId, id);
  if (!leased) return;
  if (leased.refund.state === "PREPARING") return sendRefund(parts, leased);
  try {
    await refreshPayment(parts, clinicId, leased.refund.paymentId);
  } finally {
    await leaveForLater(parts, leased);
  }
}

/** Those that whoever began them had to leave: the process ended, or Stripe gave no answer. One that fails doesn't keep the others. */
async function takeUpRefunds(parts: PaymentParts, signal: AbortSignal): Promise<void> {
  const { database, clock, logger } = parts;
  const due = await database.manager.find(Refund, dueRefunds(clock.now()));
  for (const { clinicId, id } of due) {
    if (signal.aborted) return;
    try {
      await takeUpRefund(parts, clinicId, id);
    } catch (error) {
      logger.error("refund.fault", { clinic: clinicId }, error);
    }
  }
}

export const refundSweep = (parts: PaymentParts): Sweep => ({
  name: "refunds",
  everyMs: minutes(1),
  run: (signal) => takeUpRefunds(parts, signal),
});
