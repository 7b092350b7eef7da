import type { PaymentSnapshot } from "../../../../gateways/payments/payment-facts.ts";
import type { NewFinding } from "../../stripe-events/findings/report-finding.ts";
import type { PlannedEntry } from "./planned-entry.ts";

/** What staff should look at, as the payment's entries show it. */
export type PlannedFinding = Omit<NewFinding, "clinicId" | "patientId" | "paymentId">;

interface FindingGround {
  readonly payment: { readonly id: string; readonly amountCents: number };
  readonly planned: readonly PlannedEntry[];
  /** What is owed for each invoice once the entries are made. */
  readonly balances: ReadonlyMap<string, number>;
}

const receives = ({ kind, reasonCode }: PlannedEntry): boolean => kind === "PAYMENT" || reasonCode === "DISPUTE_WON";

export function planFindings({ payment, planned, balances }: FindingGround, snapshot: PaymentSnapshot): PlannedFinding[] {
  const found: PlannedFinding[] = [];
  const paid = planned.filter(({ kind }) => kind === "PAYMENT");
  const paidCents = paid.reduce((sum, { balanceCents }) => sum - balanceCents, 0);
  const foreign = snapshot.movements.some(({ currency }) => currency.toUpperCase() !== "CAD");
  if (paid.length > 0 && (paidCents !== payment.amountCents || foreign)) {
    const amounts = { expectedCents: payment.amountCents, foundCents: paidCents };
    found.push({ ...amounts, kind: "AMOUNT_DIFFERS", key: payment.id });
  }
  for (const { sourceKey, stripeCents } of planned.filter(({ reasonCode }) => reasonCode === "UNEXPLAINED")) {
    const what = { stripeObjectId: sourceKey.replace(/:$/, ""), foundCents: stripeCents };
    found.push({ ...what, kind: "AMOUNT_DIFFERS", key: sourceKey });
  }
  const disputed = new Set(planned.filter(({ reasonCode }) => reasonCode === "DISPUTE").map(({ sourceKey }) => sourceKey.split(":")[0]));
  for (const { id, sourceId, amountCents } of snapshot.movements.filter((movement) => disputed.has(movement.id))) {
    const what = { stripeObjectId: sourceId, foundCents: -amountCents };
    found.push({ ...what, kind: "DISPUTE", key: sourceId ?? id });
  }
  for (const { sourceKey, invoiceId, refundId, stripeCents } of planned.filter(({ reasonCode }) => reasonCode === "REFUND_FAILED"))
    found.push({ kind: "REFUND_FAILED", key: sourceKey, invoiceId, refundId, foundCents: stripeCents });
  for (const invoiceId of new Set(planned.filter(receives).map((entry) => entry.invoiceId))) {
    const balance = invoiceId === null ? 0 : (balances.get(invoiceId) ?? 0);
    if (balance >= 0) continue;
    const what = { invoiceId, expectedCents: 0, foundCents: -balance };
    found.push({ ...what, kind: "OVERPAID", key: `${payment.id}:${invoiceId}` });
  }
  return found;
}
