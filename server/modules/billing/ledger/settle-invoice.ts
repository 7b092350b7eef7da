import type { EntityManager, QueryDeepPartialEntity } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import type { KeptTotals } from "./kept-totals.ts";
import { settlementOf } from "./settlement.ts";

/** What may change in the row of an invoice that is held, but for what the ledger alone moves. */
export type InvoiceChange = Partial<Omit<Invoice, keyof KeptTotals | "clinicId" | "id" | "settlement" | "version" | "updatedAt">>;

const keptTotals = ({ chargedCents, paidCents, refundedCents, writtenOffCents, correctedCents, balanceCents }: Invoice): KeptTotals => ({
  ...{ chargedCents, paidCents, refundedCents, writtenOffCents, correctedCents, balanceCents },
});

/** Writes a held invoice's row: what is changed, its totals, and how it stands by them. The row in hand changes with it. */
export async function settleInvoice(tx: EntityManager, invoice: Invoice, change: InvoiceChange, at: Date): Promise<Invoice> {
  Object.assign(invoice, change, { updatedAt: at });
  invoice.settlement = settlementOf(invoice);
  const columns = { ...change, ...keptTotals(invoice), settlement: invoice.settlement, updatedAt: at } as QueryDeepPartialEntity<Invoice>;
  const { clinicId, id, version } = invoice;
  if (affectedRows(await tx.update(Invoice, { clinicId, id, version }, columns)) !== 1) throw new Error("The invoice is not held.");
  return invoice;
}
