import { In } from "typeorm";
import { z } from "zod";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { validate } from "../../../kernel/validation.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { actOnInvoice } from "../desk/act-on-invoice.ts";
import { Refund } from "../desk/refund.entity.ts";
import { addEntries } from "../ledger/add-entries.ts";
import { settleInvoice } from "../ledger/settle-invoice.ts";
import { voidReasonSchema } from "./invoice-fields.ts";
import type { InvoiceParts } from "./invoice-parts.ts";
import type { Invoice } from "./invoice.entity.ts";

export interface VoidWish {
  /** Null where what was sent is no invoice's id. */
  readonly invoiceId: string | null;
  readonly reason: unknown;
}

const notPossible = (reason: string): Outcome<never> => failure({ code: "CONFLICT", path: ["input", "invoiceId"], reason });

function obstacle({ state, processing, paidCents, refundedCents }: Invoice): Outcome<never> | null {
  if (state === "DRAFT") return notPossible("INVOICE_IS_DRAFT");
  return processing || paidCents !== refundedCents ? notPossible("INVOICE_HAS_PAYMENTS") : null;
}

/** Takes an invoice back of which no money was kept. Its number stays taken. One that is void already stays so. */
export async function voidInvoice(parts: InvoiceParts, actor: RightHolder, wish: VoidWish): Promise<Outcome<Invoice>> {
  const read = validate(z.object({ reason: voidReasonSchema }), { reason: wish.reason }, ["input"]);
  if (!read.ok) return read;
  const { reason } = read.value;
  const { clinicId } = actor;
  return actOnInvoice<Invoice>(parts, actor, wish.invoiceId, {
    made: (_, invoice) => Promise.resolve(success(invoice.state === "VOID" ? invoice : null)),
    refuse: obstacle,
    decide: async (tx, held, invoice) => {
      const { id: invoiceId, patientId, balanceCents } = invoice;
      const underWay = await tx.existsBy(Refund, { clinicId, invoiceId, state: In(["PREPARING", "SENT"]) });
      if (underWay) return notPossible("INVOICE_HAS_PAYMENTS");
      const at = parts.clock.now();
      await settleInvoice(tx, invoice, { state: "VOID", voidedAt: at, voidReason: reason }, at);
      const correction = { kind: "CORRECTION", reasonCode: "VOID", reason, balanceCents: 0 - balanceCents, stripeCents: 0 } as const;
      const entry = { ...correction, invoiceId, patientId, occurredAt: at, actor: writtenActor(actor)!, sourceKey: `void:${invoiceId}` };
      await addEntries(tx, clinicId, held, [entry], at);
      await recordAudit(tx, actor, at, { action: "invoice.voided", subjectId: invoiceId, patientId });
      return success({ value: invoice, happened: [{ kind: "INVOICE_VOIDED", clinicId, patientId, at, actor, invoice }] });
    },
  });
}
