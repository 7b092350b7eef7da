import type { EntityManager } from "typeorm";
import type { HeldInvoices } from "../ledger/hold-invoices.ts";
import { holdInvoices } from "../ledger/hold-invoices.ts";
import { changedMeanwhile, missingInvoice, notDraft, refused } from "./invoice-problems.ts";
import { Invoice } from "./invoice.entity.ts";

/** Which invoice, and the version that whoever changes it has seen. */
export interface InvoiceVersion {
  /** Null where what was sent is no invoice's id. */
  readonly invoiceId: string | null;
  readonly version: number;
}

export interface HeldInvoice {
  readonly held: HeldInvoices;
  readonly invoice: Invoice;
}

/** Holds an invoice as it was seen, or throws `Refused`. Holding it has raised its version. */
export async function holdAsSeen(tx: EntityManager, clinicId: string, { invoiceId, version }: InvoiceVersion): Promise<HeldInvoice> {
  const held = invoiceId === null ? null : await holdInvoices(tx, clinicId, [invoiceId]);
  const invoice = held?.get(invoiceId ?? "");
  if (!held || !invoice) throw refused(missingInvoice);
  if (invoice.version !== version + 1) {
    const current = Object.assign(new Invoice(), invoice, { version: invoice.version - 1 });
    throw refused(changedMeanwhile(current));
  }
  return { held, invoice };
}

/** The same, of a draft. */
export async function holdDraft(tx: EntityManager, clinicId: string, seen: InvoiceVersion): Promise<HeldInvoice> {
  const found = await holdAsSeen(tx, clinicId, seen);
  if (found.invoice.state !== "DRAFT") throw refused(notDraft);
  return found;
}
