import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { insertRows } from "../../../db/insert-rows.ts";
import { newId } from "../../../kernel/id.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import type { HeldInvoices } from "./hold-invoices.ts";
import { afterEntry } from "./kept-totals.ts";
import { LedgerEntry } from "./ledger-entry.entity.ts";
import type { InvoiceChange } from "./settle-invoice.ts";
import { settleInvoice } from "./settle-invoice.ts";

/** As its writer has it: what it leaves out is null. */
export type EntryToAdd = Pick<LedgerEntry, "patientId" | "kind" | "balanceCents" | "stripeCents" | "occurredAt" | "actor" | "sourceKey"> &
  Partial<Pick<LedgerEntry, "invoiceId" | "paymentId" | "refundId" | "stripeAccountId" | "method" | "reason" | "reasonCode">>;

export interface AddedEntries {
  readonly added: readonly LedgerEntry[];
  /** Source keys that the ledger had already: of those nothing was done. */
  readonly known: readonly string[];
}

const completed = (clinicId: string, entry: EntryToAdd, recordedAt: Date): LedgerEntry =>
  Object.assign(new LedgerEntry(), {
    ...{ invoiceId: null, paymentId: null, refundId: null, stripeAccountId: null, method: null, reason: null, reasonCode: null },
    ...entry,
    ...{ clinicId, id: newId(), currency: "CAD", recordedAt },
  } satisfies LedgerEntry);

function invoiceOf(held: HeldInvoices, { invoiceId, patientId, balanceCents }: LedgerEntry): Invoice | null {
  if (invoiceId === null) {
    if (balanceCents !== 0) throw new Error("What moves a balance is an invoice's.");
    return null;
  }
  const invoice = held.get(invoiceId);
  if (!invoice) throw new Error("An invoice is to be held before anything is entered for it.");
  if (invoice.patientId !== patientId) throw new Error("An entry is the same patient's as its invoice.");
  return invoice;
}

async function findKnown(tx: EntityManager, clinicId: string, sourceKeys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.find(LedgerEntry, { select: { sourceKey: true }, where: { clinicId, sourceKey: In([...sourceKeys]) } });
  return new Set(rows.map(({ sourceKey }) => sourceKey));
}

/**
 * The only writer of the ledger. Enters what it doesn't have yet, and moves with it, in the same transaction, what the invoices' rows keep.
 * What else changes in a row comes by the invoice's id. An entry without an invoice is to be entered by a transaction that holds one of its payment's, or that can bear losing against another.
 */
export async function addEntries(
  tx: EntityManager,
  clinicId: string,
  held: HeldInvoices,
  entries: readonly EntryToAdd[],
  at: Date,
  changes: ReadonlyMap<string, InvoiceChange> = new Map(),
): Promise<AddedEntries> {
  if (entries.length === 0) return { added: [], known: [] };
  const known = await findKnown(
    tx,
    clinicId,
    entries.map(({ sourceKey }) => sourceKey),
  );
  const added: LedgerEntry[] = [];
  const met = new Set(known);
  const moved = new Set<Invoice>();
  for (const entry of entries) {
    if (met.has(entry.sourceKey)) continue;
    met.add(entry.sourceKey);
    const row = completed(clinicId, entry, at);
    const invoice = invoiceOf(held, row);
    if (invoice) moved.add(Object.assign(invoice, afterEntry(invoice, row)));
    added.push(row);
  }
  await insertRows(tx, LedgerEntry, added);
  for (const invoice of moved) await settleInvoice(tx, invoice, changes.get(invoice.id) ?? {}, at);
  return { added, known: [...known] };
}
