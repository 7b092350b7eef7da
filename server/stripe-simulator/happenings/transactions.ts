import { newId } from "../world/ids.ts";
import type { ChargeRecord, TransactionRecord } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { belongsTo, secondsNow } from "../world/world.ts";
import type { Owner } from "../world/world.ts";

type Booking = Pick<TransactionRecord, "type" | "reportingCategory" | "amount" | "fee" | "sourceId">;

/** Writes a line of the account's balance. */
export function book(world: World, { accountId, live }: Owner, booking: Booking): TransactionRecord {
  const transaction = { id: newId("txn_3"), accountId, live, created: secondsNow(world), currency: "cad", ...booking };
  world.tables.transactions[transaction.id] = transaction;
  return transaction;
}

/** What Stripe keeps of a charge in Canada: of a card 2.9 % and 30 ¢, of a debit 1 % and 40 ¢, at most 5 $. */
export const feeOf = ({ method, amount }: Pick<ChargeRecord, "method" | "amount">): number =>
  method === "card" ? Math.round(amount * 0.029) + 30 : Math.min(Math.round(amount * 0.01) + 40, 500);

export const bookCharge = (world: World, charge: ChargeRecord): void => {
  const { id, method, amount } = charge;
  const type = method === "card" ? "charge" : "payment";
  charge.transactionId = book(world, charge, { type, reportingCategory: "charge", amount, fee: feeOf(charge), sourceId: id }).id;
};

/** A debit that was written down, and that the bank has refused: all of it is taken back. */
export const bookFailure = (world: World, charge: ChargeRecord): void => {
  const { id: sourceId, amount } = charge;
  const failure = {
    type: "payment_failure_refund",
    reportingCategory: "charge_failure",
    amount: -amount,
    fee: -feeOf(charge),
    sourceId,
  } as const;
  charge.failureTransactionId = book(world, charge, failure).id;
};

/** What the account has at Stripe, in cents, without what a bank may still refuse. */
export const balanceOf = ({ tables }: World, owner: Owner): number =>
  Object.values(tables.transactions)
    .filter((transaction) => belongsTo(transaction, owner) && tables.charges[transaction.sourceId ?? ""]?.status !== "pending")
    .reduce((sum, { amount, fee }) => sum + amount - fee, 0);
