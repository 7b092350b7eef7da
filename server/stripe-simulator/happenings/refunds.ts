import { ApiError } from "../api/api-error.ts";
import { notAsItIs, notPossible } from "../api/errors.ts";
import { newId } from "../world/ids.ts";
import type { ChargeRecord, Metadata, RefundRecord } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { accountOf, secondsNow } from "../world/world.ts";
import { note } from "./events.ts";
import { book } from "./transactions.ts";

export const refundsOf = ({ tables }: World, charge: ChargeRecord): RefundRecord[] =>
  Object.values(tables.refunds).filter(({ chargeId }) => chargeId === charge.id);

export const refundedOf = (world: World, charge: ChargeRecord): number =>
  refundsOf(world, charge)
    .filter(({ status }) => status !== "failed")
    .reduce((sum, { amount }) => sum + amount, 0);

function demandRefundable(world: World, charge: ChargeRecord, amount: number): void {
  if (charge.status !== "succeeded")
    throw new ApiError(notAsItIs("This PaymentIntent does not have a successful charge to refund.", "payment_intent"));
  if (charge.disputed)
    throw new ApiError(notPossible("charge_disputed", `Charge ${charge.id} has been charged back; cannot issue a refund.`));
  const left = charge.amount - refundedOf(world, charge);
  if (left === 0) throw new ApiError(notPossible("charge_already_refunded", `Charge ${charge.id} has already been refunded.`));
  if (amount > left)
    throw new ApiError(notAsItIs(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, "amount"));
  if (amount < 1) throw new ApiError(notAsItIs("This value must be greater than or equal to 1.", "amount"));
}

/** Gives money back: all that is left of the charge unless told otherwise. It leaves the balance at once, also while the bank is silent. */
export function refund(
  world: World,
  charge: ChargeRecord,
  asked: { readonly amount: number | null; readonly metadata: Metadata },
): RefundRecord {
  const { id: chargeId, intentId, accountId, live, currency } = charge;
  const amount = asked.amount ?? charge.amount - refundedOf(world, charge);
  demandRefundable(world, charge, amount);
  const pending = accountOf(world, charge).refunds === "stay pending";
  const type = charge.method === "card" ? "refund" : "payment_refund";
  const made: RefundRecord = {
    ...{ id: newId("re_3"), accountId, live, created: secondsNow(world), chargeId, intentId, amount, currency },
    ...{ metadata: asked.metadata, status: pending ? "pending" : "succeeded", failureReason: null, failureTransactionId: null },
    transactionId: null,
  };
  world.tables.refunds[made.id] = made;
  made.transactionId = book(world, made, { type, reportingCategory: "refund", amount: -amount, fee: 0, sourceId: made.id }).id;
  note(world, "refund.created", made);
  note(world, "charge.refunded", charge);
  return made;
}

const demandNotFailed = ({ status }: RefundRecord): void => {
  if (status === "failed") throw new Error("The refund has failed already.");
};

/** The bank took it. */
export function settleRefund(world: World, refund: RefundRecord): void {
  demandNotFailed(refund);
  refund.status = "succeeded";
  note(world, "refund.updated", refund);
}

/** The bank sent it back, which may be days after it was called a success. */
export function failRefund(world: World, refund: RefundRecord): void {
  demandNotFailed(refund);
  const { id, amount } = refund;
  refund.status = "failed";
  refund.failureReason = "expired_or_canceled_card";
  refund.failureTransactionId = book(world, refund, {
    ...{ type: "refund_failure", reportingCategory: "refund_failure", amount, fee: 0, sourceId: id },
  }).id;
  note(world, "refund.failed", refund);
  note(world, "refund.updated", refund);
}
