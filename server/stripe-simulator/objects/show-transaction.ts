import type { TransactionRecord } from "../world/records.ts";

const feeDetails = ({ fee, currency, type }: TransactionRecord) =>
  fee === 0
    ? []
    : [
        {
          amount: fee,
          application: null,
          currency,
          description: type === "adjustment" ? "Dispute fee" : "Stripe processing fees",
          type: "stripe_fee",
        },
      ];

export const showTransaction = (transaction: TransactionRecord) => ({
  id: transaction.id,
  object: "balance_transaction",
  amount: transaction.amount,
  available_on: transaction.created + 3 * 86_400,
  balance_type: "payments",
  created: transaction.created,
  currency: transaction.currency,
  description: null,
  exchange_rate: null,
  fee: transaction.fee,
  fee_details: feeDetails(transaction),
  net: transaction.amount - transaction.fee,
  reporting_category: transaction.reportingCategory,
  source: transaction.sourceId,
  status: "pending",
  type: transaction.type,
});
