import { onceMore } from "../../../db/once-more.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { InvoiceVersion } from "./hold-draft.ts";
import { holdDraft } from "./hold-draft.ts";
import type { InvoiceParts } from "./invoice-parts.ts";
import { Invoice } from "./invoice.entity.ts";
import { removeLines } from "./write-lines.ts";

/** Throws a draft away: it had no number, and nothing of the ledger is about it. */
export function discardInvoice({ database, clock }: InvoiceParts, actor: RightHolder, seen: InvoiceVersion): Promise<Outcome<Invoice>> {
  const { clinicId } = actor;
  return onceMore(() =>
    database.transaction(async (tx) => {
      const { invoice } = await holdDraft(tx, clinicId, seen);
      await removeLines(tx, invoice);
      await tx.delete(Invoice, { clinicId, id: invoice.id });
      const { id: subjectId, patientId } = invoice;
      await recordAudit(tx, actor, clock.now(), { action: "invoice.discarded", subjectId, patientId });
      return success(invoice);
    }),
  );
}
