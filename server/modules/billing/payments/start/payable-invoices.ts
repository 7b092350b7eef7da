import type { EntityManager } from "typeorm";
import { In, IsNull, Not } from "typeorm";
import type { PatientActor } from "../../../../kernel/actor.ts";
import type { Outcome, Problem } from "../../../../kernel/outcome.ts";
import { failure, success } from "../../../../kernel/outcome.ts";
import type { Invoice } from "../../invoices/invoice.entity.ts";
import type { HeldInvoices } from "../../ledger/hold-invoices.ts";
import type { PaymentObstacle } from "../../reading/payment-obstacle.ts";
import { invoiceObstacleOf, leastCents } from "../../reading/payment-obstacle.ts";
import { PaymentPart } from "../payment-part.entity.ts";
import { Payment } from "../payment.entity.ts";
import type { CheckedWish } from "./payment-wish.ts";

const reasons: Readonly<Record<PaymentObstacle, string>> = {
  BILLING_OFF: "INVOICE_BILLING_OFF",
  NOT_ISSUED: "INVOICE_NOT_ISSUED",
  VOID: "INVOICE_VOID",
  PROCESSING: "INVOICE_PROCESSING",
  PAID: "INVOICE_PAID",
  DISPUTED: "INVOICE_DISPUTED",
  TOO_SMALL: "INVOICE_TOO_SMALL",
};

export const notPayable = (obstacle: PaymentObstacle, path: readonly string[]): Problem => ({
  code: "INVOICE_NOT_PAYABLE",
  path: ["input", ...path],
  reason: reasons[obstacle],
  facts: { obstacle },
});

export const totalChanged: Problem = { code: "CONFLICT", path: ["input", "expectedTotalCents"], reason: "TOTAL_CHANGED" };

/** Those whose money the bank wants back, and nothing is decided. */
async function findDisputed(tx: EntityManager, clinicId: string, invoiceIds: readonly string[]): Promise<ReadonlySet<string>> {
  const parts = await tx.find(PaymentPart, { where: { clinicId, invoiceId: In([...invoiceIds]) } });
  if (parts.length === 0) return new Set();
  const paymentIds = [...new Set(parts.map(({ paymentId }) => paymentId))];
  const disputed = await tx.find(Payment, {
    select: { id: true },
    where: { clinicId, id: In(paymentIds), disputedSince: Not(IsNull()) },
  });
  const ids = new Set(disputed.map(({ id }) => id));
  return new Set(parts.filter(({ paymentId }) => ids.has(paymentId)).map(({ invoiceId }) => invoiceId));
}

/** The invoices of a wish in their order, if the patient can pay all of them now, and what they have been shown. */
export async function payableInvoices(
  tx: EntityManager,
  held: HeldInvoices,
  actor: PatientActor,
  wish: CheckedWish,
): Promise<Outcome<readonly Invoice[]>> {
  const place = (index: number): string[] => ["invoiceIds", String(index)];
  const invoices: Invoice[] = [];
  const problems: Problem[] = [];
  wish.invoiceIds.forEach((id, index) => {
    const invoice = id === null ? undefined : held.get(id);
    if (invoice?.patientId !== actor.id || invoice.state === "DRAFT")
      return problems.push({ code: "NOT_FOUND", path: ["input", ...place(index)] });
    const obstacle = invoiceObstacleOf(invoice);
    if (obstacle !== null && obstacle !== "TOO_SMALL") return problems.push(notPayable(obstacle, place(index)));
    return invoices.push(invoice);
  });
  if (problems.length > 0) return failure(...problems);
  const disputed = await findDisputed(
    tx,
    actor.clinicId,
    invoices.map(({ id }) => id),
  );
  const index = invoices.findIndex(({ id }) => disputed.has(id));
  if (index >= 0) return failure(notPayable("DISPUTED", place(index)));
  const total = invoices.reduce((sum, { balanceCents }) => sum + balanceCents, 0);
  if (total !== wish.expectedTotalCents) return failure(totalChanged);
  return total < leastCents ? failure(notPayable("TOO_SMALL", ["invoiceIds"])) : success(invoices);
}
