import type { RefundRecord } from "../world/records.ts";
import { nullFields } from "./null-fields.ts";

const unused = nullFields("customer customer_account payment_method reason receipt_number source_transfer_reversal transfer_reversal");

export const showRefund = (refund: RefundRecord) => ({
  ...unused,
  id: refund.id,
  object: "refund",
  amount: refund.amount,
  balance_transaction: refund.transactionId,
  charge: refund.chargeId,
  created: refund.created,
  currency: refund.currency,
  ...(refund.failureTransactionId && { failure_balance_transaction: refund.failureTransactionId }),
  ...(refund.failureReason && { failure_reason: refund.failureReason }),
  metadata: refund.metadata,
  payment_intent: refund.intentId,
  status: refund.status,
});
