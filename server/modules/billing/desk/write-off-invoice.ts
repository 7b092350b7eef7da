import { z } from "zod";
import { keyOfAnother } from "../../../db/find-asked.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { success } from "../../../kernel/outcome.ts";
import { requestKeySchema } from "../../../kernel/request-key.ts";
import { validate } from "../../../kernel/validation.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { BillingHappening } from "../billing-hook.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import { addEntries } from "../ledger/add-entries.ts";
import { LedgerEntry } from "../ledger/ledger-entry.entity.ts";
import type { PaymentParts } from "../payments/payment-parts.ts";
import { actOnInvoice } from "./act-on-invoice.ts";
import { aboveBalance, notOwed } from "./desk-problems.ts";
import { amountSchema, reasonSchema } from "./desk-schemas.ts";

/** As it was sent, before anything was checked. */
export interface WriteOff {
  /** Null where what was sent is no invoice's id. */
  readonly invoiceId: string | null;
  readonly amountCents: number;
  readonly reason: string;
  readonly requestKey: string;
}

const schema = z.object({ amountCents: amountSchema, reason: reasonSchema, requestKey: requestKeySchema });

/** Asks no more for a part of what an invoice has left, or for all of it. The entry itself remembers the call that made it. */
export async function writeOffInvoice(
  parts: PaymentParts,
  actor: RightHolder,
  { invoiceId, ...typed }: WriteOff,
): Promise<Outcome<Invoice>> {
  const read = validate(schema, typed, ["input"]);
  if (!read.ok) return read;
  const { amountCents, reason, requestKey } = read.value;
  const written = writtenActor(actor)!;
  const sourceKey = `write-off:${written}:${requestKey}`;
  return actOnInvoice(parts, actor, invoiceId, {
    made: async (tx, invoice) => {
      const entry = await tx.findOneBy(LedgerEntry, { clinicId: actor.clinicId, sourceKey });
      if (entry === null) return success(null);
      const same = entry.invoiceId === invoice.id && entry.balanceCents === -amountCents && entry.reason === reason;
      return same ? success(invoice) : keyOfAnother;
    },
    refuse: (invoice) => notOwed(invoice) ?? aboveBalance(invoice, amountCents),
    decide: async (tx, held, invoice) => {
      const { clinicId, id, patientId } = invoice;
      const at = parts.clock.now();
      const entry = { kind: "WRITE_OFF", invoiceId: id, patientId, balanceCents: -amountCents, stripeCents: 0 } as const;
      await addEntries(tx, clinicId, held, [{ ...entry, reason, occurredAt: at, actor: written, sourceKey }], at);
      await recordAudit(tx, actor, at, { action: "invoice.written-off", subjectId: id, patientId });
      const settled: BillingHappening[] =
        invoice.settlement === "OPEN" ? [] : [{ clinicId, patientId, at, actor, kind: "INVOICE_PAID", invoice }];
      return success({ value: invoice, happened: settled });
    },
  });
}
