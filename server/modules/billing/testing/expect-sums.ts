import type { Database } from "../../../db/database.ts";
import type { StripeSimulator } from "../../../stripe-simulator/stripe-simulator.ts";
import type { AccountRecord } from "../../../stripe-simulator/world/records.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { afterEntry, noTotals } from "../ledger/kept-totals.ts";
import { LedgerEntry } from "../ledger/ledger-entry.entity.ts";
import { settlementOf } from "../ledger/settlement.ts";

/** Every invoice's row says what its ledger sums to, and stands by it. */
export async function expectSums(database: Database, clinicId: string): Promise<void> {
  const entries = await database.manager.findBy(LedgerEntry, { clinicId });
  for (const invoice of await database.manager.findBy(Invoice, { clinicId })) {
    const own = entries.filter(({ invoiceId }) => invoiceId === invoice.id);
    expect(invoice).toMatchObject(own.reduce(afterEntry, noTotals));
    expect(invoice.balanceCents).toBe(own.reduce((sum, { balanceCents }) => sum + balanceCents, 0));
    expect(invoice.settlement).toBe(settlementOf(invoice));
  }
}

/** The ledger sums to what the account has at Stripe. */
export async function expectStripeBalance(
  database: Database,
  clinicId: string,
  stripe: StripeSimulator,
  account: AccountRecord,
): Promise<void> {
  const entries = await database.manager.findBy(LedgerEntry, { clinicId });
  expect(entries.reduce((sum, { stripeCents }) => sum + stripeCents, 0)).toBe(stripe.balance(account));
}
