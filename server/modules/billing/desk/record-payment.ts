import type { EntityManager } from "typeorm";
import { z } from "zod";
import { findAsked } from "../../../db/find-asked.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { newId } from "../../../kernel/id.ts";
import { localDay, startOfDay } from "../../../kernel/local-day.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { success } from "../../../kernel/outcome.ts";
import type { AskedOnce } from "../../../kernel/request-key.ts";
import { askedOnce, requestKeySchema } from "../../../kernel/request-key.ts";
import { calendarDate, choice, textOf, validate } from "../../../kernel/validation.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { BillingHappening } from "../billing-hook.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import { addEntries } from "../ledger/add-entries.ts";
import type { HeldInvoices } from "../ledger/hold-invoices.ts";
import type { PaymentParts } from "../payments/payment-parts.ts";
import { PaymentPart } from "../payments/payment-part.entity.ts";
import { Payment } from "../payments/payment.entity.ts";
import { actOnInvoice } from "./act-on-invoice.ts";
import { aboveBalance, notOwed, unacceptable } from "./desk-problems.ts";
import { amountSchema } from "./desk-schemas.ts";

export const deskMethods = ["CASH", "DEBIT", "CHEQUE", "OTHER"] as const;

export type DeskMethod = (typeof deskMethods)[number];

/** As it was sent, before anything was checked. */
export interface ReceivedMoney {
  /** Null where what was sent is no invoice's id. */
  readonly invoiceId: string | null;
  readonly amountCents: number;
  readonly method: string;
  readonly receivedOn: string;
  readonly note: string | null;
  readonly requestKey: string;
}

export interface RecordedPayment {
  readonly payment: Payment;
  readonly invoice: Invoice;
}

const schema = z.object({
  amountCents: amountSchema,
  method: choice(deskMethods),
  receivedOn: calendarDate,
  note: z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? null : value), textOf(300).nullable()),
  requestKey: requestKeySchema,
});

type Checked = z.output<typeof schema>;

/** The instant that stands for the day: what is received today, now; on the day of the invoice, not before it was issued. */
function receivedAt({ receivedOn }: Checked, issuedAt: Date, timeZone: string, now: Date): Date {
  if (receivedOn === localDay(now, timeZone)) return now;
  const start = startOfDay(receivedOn, timeZone);
  return start < issuedAt ? issuedAt : start;
}

function whyNot(invoice: Invoice, { amountCents, receivedOn }: Checked, today: string): Outcome<never> | null {
  const refused = notOwed(invoice) ?? aboveBalance(invoice, amountCents);
  if (refused) return refused;
  if (receivedOn > today) return unacceptable("receivedOn", "RECEIVED_IN_FUTURE");
  if (invoice.issuedOn === null || receivedOn < invoice.issuedOn) return unacceptable("receivedOn", "RECEIVED_BEFORE_INVOICE");
  return null;
}

interface Writing {
  readonly actor: RightHolder;
  readonly asked: AskedOnce;
  readonly checked: Checked;
  readonly occurredAt: Date;
  readonly now: Date;
}

async function writePayment(tx: EntityManager, held: HeldInvoices, invoice: Invoice, writing: Writing): Promise<Payment> {
  const { actor, asked, checked, occurredAt, now } = writing;
  const { clinicId, id: invoiceId, patientId } = invoice;
  const { amountCents, method, note } = checked;
  const written = writtenActor(actor)!;
  const payment = Object.assign(new Payment(), {
    ...{ clinicId, id: newId(), patientId, method, state: "SUCCEEDED", amountCents, receivedCents: amountCents },
    ...{ startedAt: occurredAt, settledAt: occurredAt, actor: written, ...asked },
    ...{ stripeAccountId: null, livemode: null, idempotencyKey: null, params: null, paymentIntentId: null },
    ...{ sessionId: null, sessionUrl: null, sessionExpiresAt: null, failureCode: null },
    ...{ nextCheckAt: null, checkedAt: null, readAt: null, disputedSince: null, progress: 0 },
  } satisfies Partial<Payment>);
  await tx.insert(Payment, payment);
  await tx.insert(PaymentPart, { clinicId, paymentId: payment.id, invoiceId, amountCents, openInvoiceId: null });
  const entry = { invoiceId, patientId, paymentId: payment.id, method, reason: note, occurredAt, actor: written };
  const moved = { kind: "PAYMENT", balanceCents: -amountCents, stripeCents: 0, sourceKey: `payment:${payment.id}:${invoiceId}` } as const;
  await addEntries(tx, clinicId, held, [{ ...entry, ...moved }], now);
  return payment;
}

/** Records money that was received at the desk. The same call again answers with what it has recorded. */
export async function recordPayment(
  parts: PaymentParts,
  actor: RightHolder,
  wish: ReceivedMoney,
  timeZone: string,
): Promise<Outcome<RecordedPayment>> {
  const { invoiceId, ...typed } = wish;
  const read = validate(schema, typed, ["input"]);
  if (!read.ok) return read;
  const checked = read.value;
  const { amountCents, method, receivedOn, note, requestKey } = checked;
  const asked = askedOnce(actor, requestKey, ["payment", invoiceId, amountCents, method, receivedOn, note]);
  return actOnInvoice(parts, actor, invoiceId, {
    made: async (tx, invoice) => {
      const made = await findAsked(tx, Payment, actor.clinicId, asked);
      return made.ok ? success(made.value && { payment: made.value, invoice }) : made;
    },
    refuse: (invoice) => whyNot(invoice, checked, localDay(parts.clock.now(), timeZone)),
    decide: async (tx, held, invoice) => {
      const now = parts.clock.now();
      const occurredAt = receivedAt(checked, invoice.issuedAt!, timeZone, now);
      const payment = await writePayment(tx, held, invoice, { actor, asked, checked, occurredAt, now });
      const { clinicId, patientId } = invoice;
      await recordAudit(tx, actor, now, { action: "payment.recorded", subjectId: invoice.id, patientId });
      const around = { clinicId, patientId, at: now, actor };
      const received: BillingHappening = { ...around, kind: "PAYMENT_RECEIVED", payment, invoices: [invoice] };
      const settled: BillingHappening[] = invoice.balanceCents > 0 ? [] : [{ ...around, kind: "INVOICE_PAID", invoice }];
      return success({ value: { payment, invoice }, happened: [received, ...settled] });
    },
  });
}
