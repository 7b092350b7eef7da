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

/** What the account has at Stripe, in cents. */
export const balanceOf = ({ tables }: World, owner: Owner): number =>
  Object.values(tables.transactions)
    .filter((transaction) => belongsTo(transaction, owner))
    .reduce((sum, { amount, fee }) => sum + amount - fee, 0);
