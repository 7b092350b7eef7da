import type { EntityManager } from "typeorm";
import type { PaymentSnapshot } from "../../../../gateways/payments/payment-facts.ts";
import type { Refund } from "../../desk/refund.entity.ts";
import { addEntries } from "../../ledger/add-entries.ts";
import type { HeldInvoices } from "../../ledger/hold-invoices.ts";
import { LedgerEntry } from "../../ledger/ledger-entry.entity.ts";
import { reportFinding, withdrawFindings } from "../../stripe-events/findings/report-finding.ts";
import type { PaymentWithParts } from "../find-payment.ts";
import { planEntries } from "./plan-entries.ts";
import { planFindings } from "./plan-findings.ts";
import type { PlannedEntry } from "./planned-entry.ts";

interface Entering extends PaymentWithParts {
  readonly snapshot: PaymentSnapshot;
  readonly refunds: readonly Refund[];
  readonly at: Date;
}

export const findEntered = (manager: EntityManager, clinicId: string, paymentId: string): Promise<LedgerEntry[]> =>
  manager.find(LedgerEntry, { where: { clinicId, paymentId }, order: { id: "ASC" } });

/** Disputes that have come right with these entries. */
const wonIn = ({ movements }: PaymentSnapshot, planned: readonly PlannedEntry[]) =>
  movements.filter(({ id, kind }) => kind === "DISPUTE_REVERSAL" && planned.some(({ sourceKey }) => sourceKey.startsWith(`${id}:`)));

/** Enters what the ledger lacks of Stripe's movements, and tells staff of what they should look at. */
export async function enterMovements(tx: EntityManager, held: HeldInvoices, entering: Entering): Promise<readonly LedgerEntry[]> {
  const { payment, parts, snapshot, refunds, at } = entering;
  const { clinicId, id: paymentId, patientId, stripeAccountId } = payment;
  const balances = () => new Map(parts.map(({ invoiceId }) => [invoiceId, held.get(invoiceId)?.balanceCents ?? 0]));
  const entered = await findEntered(tx, clinicId, paymentId);
  const planned = planEntries({ parts, entered, refunds, balances: balances() }, snapshot);
  const from = { patientId, paymentId, stripeAccountId, method: "CARD", actor: "stripe" } as const;
  const { added } = await addEntries(
    tx,
    clinicId,
    held,
    planned.map((entry) => ({ ...from, ...entry })),
    at,
  );
  for (const finding of planFindings({ payment, planned, balances: balances() }, snapshot))
    await reportFinding(tx, { clinicId, patientId, paymentId, ...finding }, at);
  for (const { sourceId } of wonIn(snapshot, planned))
    if (sourceId !== null) await withdrawFindings(tx, { clinicId, kind: "DISPUTE", stripeObjectId: sourceId }, at);
  return added;
}
