import { onceMore } from "../../../db/once-more.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { settleInvoice } from "../ledger/settle-invoice.ts";
import { taxRatesOf } from "../taxes/tax-rates.ts";
import { clinicToday } from "./clinic-today.ts";
import type { InvoiceVersion } from "./hold-draft.ts";
import { holdDraft } from "./hold-draft.ts";
import type { InvoiceParts } from "./invoice-parts.ts";
import { refused } from "./invoice-problems.ts";
import type { InvoiceTyped } from "./invoice-wish.ts";
import { readChange, typedColumns } from "./invoice-wish.ts";
import type { Invoice } from "./invoice.entity.ts";
import { priceLines } from "./price-lines.ts";
import { pricedColumns, readLines, writeLines } from "./write-lines.ts";

/** Changes a draft, which is priced anew with it. */
export async function updateInvoice(
  { database, clock }: InvoiceParts,
  actor: RightHolder,
  { invoiceId, version, ...typed }: InvoiceVersion & InvoiceTyped,
): Promise<Outcome<Invoice>> {
  const { clinicId } = actor;
  const read = readChange(typed);
  if (!read.ok) return read;
  return onceMore(() =>
    database.transaction(async (tx) => {
      const { invoice } = await holdDraft(tx, clinicId, { invoiceId, version });
      const at = clock.now();
      const province = read.value.province ?? invoice.province;
      const lines = read.value.lines ?? (await readLines(tx, invoice));
      const priced = priceLines(lines, taxRatesOf(province, (await clinicToday(tx, clinicId, at)).today));
      if (!priced.ok) throw refused(...priced.problems);
      await writeLines(tx, invoice, priced.value);
      const change = { ...typedColumns(read.value), ...pricedColumns(priced.value), province };
      const settled = await settleInvoice(tx, invoice, change, at);
      const changedFields = Object.entries(typed).flatMap(([field, value]) => (value === undefined ? [] : [field]));
      await recordAudit(tx, actor, at, { action: "invoice.updated", subjectId: invoice.id, patientId: invoice.patientId, changedFields });
      return success(settled);
    }),
  );
}
