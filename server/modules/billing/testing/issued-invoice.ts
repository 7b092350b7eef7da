import type { Database } from "../../../db/database.ts";
import { newId } from "../../../kernel/id.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { addEntries } from "../ledger/add-entries.ts";
import { holdInvoices } from "../ledger/hold-invoices.ts";
import { noTotals } from "../ledger/kept-totals.ts";

interface Billed {
  readonly clinicId: string;
  readonly patientId: string;
  readonly cents: number;
  readonly at: Date;
  /** By default one that no other invoice of the run has. */
  readonly number?: number;
}

let numbers = 0;

/** An invoice that was issued, with the entry of what it charges. */
export async function issuedInvoice(database: Database, { clinicId, patientId, cents, at, number }: Billed): Promise<Invoice> {
  numbers += 1;
  const day = at.toISOString().slice(0, 10);
  const invoice = Object.assign(new Invoice(), {
    ...{
      clinicId,
      id: newId(),
      patientId,
      number: number ?? numbers,
      sourceId: null,
      externalId: null,
      requestKey: null,
      requestDigest: null,
    },
    ...{ state: "ISSUED", settlement: "PAID", issuedOn: day, dueOn: day, issuedAt: at, voidedAt: null, voidReason: null },
    ...{ practitionerName: null, practitionerProfession: null, practitionerLicence: null, province: "QC", note: null, internalNote: null },
    ...{ snapshot: null, subtotalCents: cents, taxCents: 0, totalCents: cents, ...noTotals, processing: false },
    ...{ version: 1, createdAt: at, createdBy: "staff:test", updatedAt: at },
  } satisfies Invoice);
  return database.transaction(async (tx) => {
    await tx.insert(Invoice, invoice as object);
    const held = await holdInvoices(tx, clinicId, [invoice.id]);
    const charge = { kind: "CHARGE", balanceCents: cents, stripeCents: 0, sourceKey: `charge:${invoice.id}` } as const;
    const by = { invoiceId: invoice.id, patientId, occurredAt: at, actor: "staff:test" };
    await addEntries(tx, clinicId, held, [{ ...charge, ...by }], at);
    return held.get(invoice.id)!;
  });
}
