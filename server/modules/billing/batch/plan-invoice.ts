import type { BatchItem, ItemOutcome } from "../../../db/upsert-batch.ts";
import { daysLater } from "../../../kernel/local-day.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { resolveName } from "../../../db/named-rows.ts";
import { validate } from "../../../kernel/validation.ts";
import { draftOf } from "../invoices/create-invoice.ts";
import type { InvoiceLineFields } from "../invoices/invoice-fields.ts";
import { below } from "../invoices/invoice-problems.ts";
import { typedOf } from "../invoices/invoice-wish.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import type { Priced } from "../invoices/price-lines.ts";
import { priceLines } from "../invoices/price-lines.ts";
import { taxRatesOf } from "../taxes/tax-rates.ts";
import type { BatchGrounds } from "./batch-grounds.ts";
import { differingFields } from "./differing-fields.ts";
import type { InvoiceItem, InvoiceItemFields } from "./invoice-item.ts";
import { invoiceItemSchema } from "./invoice-item.ts";

export interface InvoicePlan {
  readonly kind: "write";
  /** As it was read, or as it is to be made. */
  readonly invoice: Invoice;
  readonly isNew: boolean;
  readonly fields: InvoiceItemFields;
  readonly changedFields: readonly string[];
  readonly priced: Priced<InvoiceLineFields>;
  /** Null where it stays a draft. */
  readonly dueOn: string | null;
}

export type Planned = InvoicePlan | { readonly kind: "done"; readonly outcome: ItemOutcome<Invoice> };

type Path = readonly string[];

const wrong = (path: Path, field: string, reason: string): Problem => ({ code: "VALIDATION_FAILED", path: [...path, field], reason });

const failed = (...problems: readonly Problem[]): Planned => ({ kind: "done", outcome: { outcome: "FAILED", problems } });

/** When it is due if it is issued now. */
function dueOnIssue({ profile, today }: BatchGrounds, dueOn: string | null, path: Path): Outcome<string> {
  if (!profile) return failure(wrong(path, "issue", "BILLING_PROFILE_MISSING"));
  const due = dueOn ?? daysLater(today, profile.paymentDays);
  return due < today ? failure(wrong(path, "dueOn", "DUE_BEFORE_ISSUE")) : success(due);
}

function priced(grounds: BatchGrounds, province: Invoice["province"], lines: readonly InvoiceLineFields[], path: Path) {
  const outcome = priceLines(lines, taxRatesOf(province, grounds.today));
  return outcome.ok ? outcome : failure(...outcome.problems.map((problem) => below(path, problem)));
}

function planNew(grounds: BatchGrounds, fields: InvoiceItemFields, patientId: string | undefined, path: Path): Planned {
  const { actor, at, profile } = grounds;
  const province = fields.province ?? (profile?.province as Invoice["province"] | undefined);
  const { lines } = fields;
  if (!patientId || !lines || !province)
    return failed(
      ...(patientId ? [] : [wrong(path, "patientExternalId", "REQUIRED")]),
      ...(lines ? [] : [wrong(path, "lines", "LINES_NEEDED")]),
      ...(province ? [] : [wrong(path, "province", "REQUIRED")]),
    );
  const sums = priced(grounds, province, lines, path);
  const due = fields.issue ? dueOnIssue(grounds, fields.dueOn ?? null, path) : success(null);
  if (!sums.ok || !due.ok) return failed(...(sums.ok ? [] : sums.problems), ...(due.ok ? [] : due.problems));
  const known = { sourceId: actor.id, externalId: fields.externalId };
  const invoice = draftOf(actor, { patientId, province, fields, priced: sums.value, known, at });
  return { kind: "write", invoice, isNew: true, fields, changedFields: [], priced: sums.value, dueOn: due.value };
}

function planKnown(
  grounds: BatchGrounds,
  { invoice, lines }: NonNullable<ReturnType<BatchGrounds["invoices"]["get"]>>,
  fields: InvoiceItemFields,
  path: Path,
): Planned {
  const changedFields = differingFields(invoice, lines, fields);
  const conflict = (field: string): Problem => ({ code: "CONFLICT", path: [...path, field], reason: "INVOICE_NOT_DRAFT" });
  const draft = invoice.state === "DRAFT";
  if (!draft && changedFields.length > 0) return failed(...changedFields.map(conflict));
  if (!draft || (changedFields.length === 0 && !fields.issue)) return { kind: "done", outcome: { outcome: "UNCHANGED", entity: invoice } };
  const sums = priced(grounds, fields.province ?? invoice.province, fields.lines ?? lines, path);
  const dueOn = fields.dueOn === undefined ? invoice.dueOn : fields.dueOn;
  const due = fields.issue ? dueOnIssue(grounds, dueOn, path) : success(null);
  if (!sums.ok || !due.ok) return failed(...(sums.ok ? [] : sums.problems), ...(due.ok ? [] : due.problems));
  return { kind: "write", invoice, isNew: false, fields, changedFields, priced: sums.value, dueOn: due.value };
}

/** What becomes of one item: nothing is written yet, and what can be refused is refused here. */
export function planInvoice(grounds: BatchGrounds, { input, path }: BatchItem<InvoiceItem>): Planned {
  const { externalId, patientId: id, patientExternalId, issue } = input;
  const read = validate(invoiceItemSchema, { ...typedOf(input), externalId, patientId: id, patientExternalId, issue }, path);
  const named = resolveName(grounds.patients, input, path);
  if (!read.ok || !named.ok) return failed(...(read.ok ? [] : read.problems), ...(named.ok ? [] : named.problems));
  const known = grounds.invoices.get(read.value.externalId);
  if (!known) return planNew(grounds, read.value, named.value, path);
  const patientId = named.value ?? known.invoice.patientId;
  const field = input["patientId"] === undefined || input["patientId"] === null ? "patientExternalId" : "patientId";
  if (patientId !== known.invoice.patientId)
    return failed({ code: "CONFLICT", path: [...path, field], reason: "INVOICE_OF_ANOTHER_PATIENT" });
  return planKnown(grounds, known, read.value, path);
}
