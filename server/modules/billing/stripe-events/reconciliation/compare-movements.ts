import type { AccountMovement } from "../../../../gateways/payments/payment-facts.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import type { ComparedAccount } from "./compared-account.ts";
import { comparePayment } from "./compare-payment.ts";
import { findCompared } from "./find-compared.ts";
import { lookIntoUnknown } from "./look-into-unknown.ts";

export interface Comparison {
  readonly account: ComparedAccount;
  readonly since: Date;
  readonly until: Date;
  /** From when on Stripe is asked about payments that aren't known here: once is enough. */
  readonly unknownSince: Date;
}

const pageSize = 100;

type CardMovement = AccountMovement & { readonly intentId: string };

/** Payouts and what else moves an account's balance are no payments, and no difference. */
const isOfCard = (movement: AccountMovement): movement is CardMovement => movement.kind !== "OTHER" && movement.intentId !== null;

function byIntent(movements: readonly AccountMovement[], until: Date): Map<string, CardMovement[]> {
  const groups = new Map<string, CardMovement[]>();
  for (const movement of movements.filter(isOfCard)) {
    if (movement.createdAt > until) continue;
    const group = groups.get(movement.intentId);
    if (group) group.push(movement);
    else groups.set(movement.intentId, [movement]);
  }
  return groups;
}

/** False where something of it has to be compared again. */
async function comparePage(parts: PaymentParts, comparison: Comparison, movements: readonly AccountMovement[]): Promise<boolean> {
  const { account, until, unknownSince } = comparison;
  const groups = byIntent(movements, until);
  const known = await findCompared(parts.database.manager, account.clinicId, [...groups.keys()]);
  let whole = true;
  for (const [intentId, group] of groups) {
    const compared = known.get(intentId);
    if (compared) whole = (await comparePayment(parts, compared, group)) && whole;
    else if (group.some(({ createdAt }) => createdAt >= unknownSince))
      whole = (await lookIntoUnknown(parts, account.clinicId, intentId, group)) && whole;
  }
  return whole;
}

/**
 * Compares an account's balance, line by line, with the ledger, and enters what no event has told of. False where that came to no end:
 * Stripe couldn't be asked, or the process is to stop.
 */
export async function compareMovements(parts: PaymentParts, comparison: Comparison, signal: AbortSignal | undefined): Promise<boolean> {
  const { secretKey } = comparison.account;
  let whole = true;
  for (let after: string | null = null; ;) {
    if (signal?.aborted) return false;
    const answer = await parts.gateway.listMovements(secretKey, { since: comparison.since, after, limit: pageSize });
    if (answer.kind !== "ok") return false;
    whole = (await comparePage(parts, comparison, answer.movements)) && whole;
    if (answer.next === null) return whole;
    after = answer.next;
  }
}
