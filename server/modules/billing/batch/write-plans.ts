import type { EntityManager } from "typeorm";
import { insertRows } from "../../../db/insert-rows.ts";
import { StaleRow } from "../../../db/upsert-batch.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { EntryToAdd } from "../ledger/add-entries.ts";
import { addEntries } from "../ledger/add-entries.ts";
import type { HeldInvoices } from "../ledger/hold-invoices.ts";
import { holdInvoices } from "../ledger/hold-invoices.ts";
import { settleInvoice } from "../ledger/settle-invoice.ts";
import { typedColumns } from "../invoices/invoice-wish.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { nextNumbers } from "../invoices/next-number.ts";
import { snapshotsOf } from "../invoices/snapshot-of.ts";
import { insertLines, pricedColumns, writeLines } from "../invoices/write-lines.ts";
import type { BatchGrounds } from "./batch-grounds.ts";
import type { InvoicePlan } from "./plan-invoice.ts";

async function writeNew(tx: EntityManager, plans: readonly InvoicePlan[]): Promise<void> {
  await insertRows(
    tx,
    Invoice,
    plans.map(({ invoice }) => invoice),
  );
  await insertLines(tx, plans);
}

/** Holds the drafts that are to change, unless somebody else has changed one since it was read. */
async function holdAsRead(tx: EntityManager, clinicId: string, plans: readonly InvoicePlan[]): Promise<HeldInvoices> {
  const held = await holdInvoices(
    tx,
    clinicId,
    plans.map(({ invoice }) => invoice.id),
  );
  for (const { invoice } of plans) if (held.get(invoice.id)?.version !== invoice.version + 1) throw new StaleRow();
  return held;
}

async function writeChanges(tx: EntityManager, { at }: BatchGrounds, held: HeldInvoices, plans: readonly InvoicePlan[]): Promise<void> {
  for (const { invoice, fields, priced } of plans) {
    const draft = held.get(invoice.id)!;
    await writeLines(tx, draft, priced);
    await settleInvoice(tx, draft, { ...typedColumns(fields), ...pricedColumns(priced), province: fields.province ?? draft.province }, at);
  }
}

/** Gives them numbers in the order of the batch, and charges them. */
async function issueAll(tx: EntityManager, grounds: BatchGrounds, invoices: HeldInvoices, plans: readonly InvoicePlan[]): Promise<void> {
  const { actor, at, clinic, today, profile } = grounds;
  if (plans.length === 0 || !profile) return;
  const patientIds = plans.map(({ invoice }) => invoice.patientId);
  const snapshots = await snapshotsOf(tx, clinic, profile, patientIds);
  // Last of what is waited for, as all that are issued wait for it.
  const firstNumber = await nextNumbers(tx, actor.clinicId, plans.length);
  const issued = plans.map(({ invoice: { id, patientId }, dueOn }, place) => {
    const terms = { state: "ISSUED", issuedOn: today, dueOn, issuedAt: at, number: firstNumber + place } as const;
    return [id, { ...terms, snapshot: snapshots.get(patientId)! }] as const;
  });
  const charges = plans.map(({ invoice: { id } }): EntryToAdd => {
    const { patientId, totalCents: balanceCents } = invoices.get(id)!;
    const charge = { invoiceId: id, patientId, kind: "CHARGE", balanceCents, stripeCents: 0, occurredAt: at } as const;
    return { ...charge, actor: writtenActor(actor)!, sourceKey: `charge:${id}` };
  });
  await addEntries(tx, actor.clinicId, invoices, charges, at, new Map(issued));
}

/** Writes a batch as it was planned; answers the invoices as they are then, by their ids. */
export async function writePlans(tx: EntityManager, grounds: BatchGrounds, plans: readonly InvoicePlan[]): Promise<HeldInvoices> {
  const { actor, at } = grounds;
  const made = plans.filter(({ isNew }) => isNew);
  const known = plans.filter(({ isNew }) => !isNew);
  const held = await holdAsRead(tx, actor.clinicId, known);
  await writeNew(tx, made);
  await writeChanges(tx, grounds, held, known);
  const invoices = new Map([...held, ...made.map(({ invoice }) => [invoice.id, invoice] as const)]);
  const issued = plans.filter(({ dueOn }) => dueOn !== null);
  await issueAll(tx, grounds, invoices, issued);
  const entry = (action: string) => (plan: InvoicePlan) => ({
    ...{ action, subjectId: plan.invoice.id, patientId: plan.invoice.patientId, changedFields: plan.changedFields },
  });
  const changed = known.filter(({ changedFields }) => changedFields.length > 0);
  const told = [...made.map(entry("invoice.created")), ...changed.map(entry("invoice.updated"))];
  const charged = issued.map((plan) => ({ ...entry("invoice.issued")(plan), changedFields: [] }));
  await recordAudit(tx, actor, at, ...told, ...charged);
  return invoices;
}
