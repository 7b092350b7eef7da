import type { EntityManager } from "typeorm";
import { z } from "zod";
import { onceMore } from "../../../db/once-more.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { daysLater } from "../../../kernel/local-day.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { success } from "../../../kernel/outcome.ts";
import { calendarDate, clearable, validate } from "../../../kernel/validation.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { BillingHappening } from "../billing-hook.ts";
import { tellHooks, tellKept } from "../billing-hook.ts";
import { addEntries } from "../ledger/add-entries.ts";
import { settleInvoice } from "../ledger/settle-invoice.ts";
import { BillingProfile } from "../profile/billing-profile.entity.ts";
import { taxRatesOf } from "../taxes/tax-rates.ts";
import { clinicToday } from "./clinic-today.ts";
import type { InvoiceVersion } from "./hold-draft.ts";
import { holdDraft } from "./hold-draft.ts";
import type { InvoiceParts } from "./invoice-parts.ts";
import { refused, wrong } from "./invoice-problems.ts";
import { Invoice } from "./invoice.entity.ts";
import { nextNumber } from "./next-number.ts";
import { priceLines } from "./price-lines.ts";
import { snapshotOf } from "./snapshot-of.ts";
import { pricedColumns, readLines, writeLines } from "./write-lines.ts";

export interface IssueWish extends InvoiceVersion {
  /** Absent or null: as the draft or else the clinic's profile has it. */
  readonly dueOn?: unknown;
}

/** The draft with everything that it lacks to be an invoice; the rates are those of the day of issue. */
async function complete(tx: EntityManager, invoice: Invoice, dueOn: string | null, at: Date) {
  const { clinicId } = invoice;
  const { clinic, today } = await clinicToday(tx, clinicId, at);
  const profile = await tx.findOneBy(BillingProfile, { clinicId });
  if (!profile) throw refused(wrong("invoiceId", "BILLING_PROFILE_MISSING"));
  const due = dueOn ?? invoice.dueOn ?? daysLater(today, profile.paymentDays);
  if (due < today) throw refused(wrong("dueOn", "DUE_BEFORE_ISSUE"));
  const priced = priceLines(await readLines(tx, invoice), taxRatesOf(invoice.province, today));
  if (!priced.ok) throw refused(...priced.problems);
  await writeLines(tx, invoice, priced.value);
  const snapshot = await snapshotOf(tx, clinic, profile, invoice.patientId);
  return { state: "ISSUED", issuedOn: today, dueOn: due, issuedAt: at, snapshot, ...pricedColumns(priced.value) } as const;
}

async function issue(tx: EntityManager, actor: RightHolder, seen: InvoiceVersion, dueOn: string | null, at: Date): Promise<Invoice> {
  const { clinicId } = actor;
  const { held, invoice } = await holdDraft(tx, clinicId, seen);
  const change = await complete(tx, invoice, dueOn, at);
  // Last of what is waited for, as all that are issued wait for it.
  await settleInvoice(tx, invoice, { ...change, number: await nextNumber(tx, clinicId) }, at);
  const { id: invoiceId, patientId, totalCents: balanceCents } = invoice;
  const charge = { invoiceId, patientId, kind: "CHARGE", balanceCents, stripeCents: 0, occurredAt: at } as const;
  await addEntries(tx, clinicId, held, [{ ...charge, actor: writtenActor(actor)!, sourceKey: `charge:${invoiceId}` }], at);
  await recordAudit(tx, actor, at, { action: "invoice.issued", subjectId: invoiceId, patientId });
  return invoice;
}

/** Gives a draft its number and its dates, and charges it. Asked again of one that is issued: answers with it. */
export async function issueInvoice(
  { database, clock, hooks }: Pick<InvoiceParts, "database" | "clock" | "hooks">,
  actor: RightHolder,
  { invoiceId, version, dueOn }: IssueWish,
): Promise<Outcome<Invoice>> {
  const { clinicId } = actor;
  const read = validate(z.object({ dueOn: clearable(calendarDate) }), { dueOn }, ["input"]);
  if (!read.ok) return read;
  return onceMore(async () => {
    const before = invoiceId === null ? null : await database.manager.findOneBy(Invoice, { clinicId, id: invoiceId });
    if (before?.state === "ISSUED") return success(before);
    const at = clock.now();
    const happened = await database.transaction(async (tx): Promise<BillingHappening & { readonly invoice: Invoice }> => {
      const invoice = await issue(tx, actor, { invoiceId, version }, read.value.dueOn ?? null, at);
      const told = { kind: "INVOICE_ISSUED", clinicId, patientId: invoice.patientId, at, actor, invoice } as const;
      await tellHooks(hooks, tx, told);
      return told;
    });
    tellKept(hooks, happened);
    return success(happened.invoice);
  });
}
