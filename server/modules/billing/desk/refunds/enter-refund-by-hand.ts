import type { EntityManager } from "typeorm";
import type { Invoice } from "../../invoices/invoice.entity.ts";
import { addEntries } from "../../ledger/add-entries.ts";
import type { HeldInvoices } from "../../ledger/hold-invoices.ts";
import type { Refund } from "../refund.entity.ts";

/**
 * Enters what staff have given back by hand: Stripe's balance doesn't change. What is given back is not owed again, unless it had been
 * paid beyond what was owed, or staff say so.
 */
export async function enterRefundByHand(tx: EntityManager, held: HeldInvoices, invoice: Invoice, refund: Refund, at: Date): Promise<void> {
  const { clinicId, id: refundId, patientId, invoiceId, paymentId, amountCents, method, reason, actor, oweAgain } = refund;
  const overpaid = Math.max(0, -invoice.balanceCents);
  const credit = oweAgain ? 0 : Math.max(0, amountCents - overpaid);
  const from = { invoiceId, patientId, paymentId, refundId, method, reason, actor, occurredAt: at, stripeCents: 0 };
  const sourceKey = `refund:${refundId}:${invoiceId}`;
  const given = { ...from, kind: "REFUND", balanceCents: amountCents, sourceKey } as const;
  const forgiven = { ...from, kind: "CORRECTION", reasonCode: "CREDIT", balanceCents: -credit, sourceKey: `${sourceKey}:credit` } as const;
  await addEntries(tx, clinicId, held, credit > 0 ? [given, forgiven] : [given], at);
}
