import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { findAsked } from "../../../../db/find-asked.ts";
import { insertRows } from "../../../../db/insert-rows.ts";
import type { PatientActor } from "../../../../kernel/actor.ts";
import { writtenActor } from "../../../../kernel/actor.ts";
import { later, minutes } from "../../../../kernel/clock.ts";
import { newId } from "../../../../kernel/id.ts";
import type { Locale } from "../../../../kernel/locale.ts";
import type { Outcome } from "../../../../kernel/outcome.ts";
import { failure, success } from "../../../../kernel/outcome.ts";
import type { AskedOnce } from "../../../../kernel/request-key.ts";
import { recordAudit } from "../../../audit/record-audit.ts";
import type { StripeConnection } from "../../../stripe-accounts/stripe-connection.ts";
import type { Invoice } from "../../invoices/invoice.entity.ts";
import { holdInvoices } from "../../ledger/hold-invoices.ts";
import { isBillingEffective } from "../../reading/billing-state.ts";
import { findOpenParts } from "../find-payment.ts";
import { PaymentPart } from "../payment-part.entity.ts";
import type { PaymentParts } from "../payment-parts.ts";
import { Payment } from "../payment.entity.ts";
import { progressOf } from "../truth/payment-progress.ts";
import { checkoutParams, graceMs } from "./checkout-params.ts";
import { limitPayments } from "./limit-payments.ts";
import { notPayable, payableInvoices } from "./payable-invoices.ts";
import type { CheckedWish } from "./payment-wish.ts";

export interface Beginning {
  readonly actor: PatientActor;
  readonly wish: CheckedWish;
  readonly asked: AskedOnce;
  readonly connection: StripeConnection;
  readonly portal: URL;
  readonly locale: Locale;
}

export type Begun =
  /** To be gone on with: it is new, or was asked for by the same call, or asks for the same. */
  | { readonly kind: "payment"; readonly payment: Payment }
  /** Another one is under way for one of the invoices, and has to end first. */
  | { readonly kind: "older"; readonly paymentId: string };

/** A page is handed out again only while there is time to pay on it. */
const leastLeftMs = minutes(2);

const isFresh = ({ state, startedAt, sessionExpiresAt }: Payment, at: Date): boolean => {
  if (state === "PREPARING") return at < later(startedAt, graceMs);
  return state === "OPEN" && sessionExpiresAt !== null && at < later(sessionExpiresAt, -leastLeftMs);
};

/** Whether a payment that is under way asks for these amounts of these invoices, and nothing else. */
async function asksForTheSame(tx: EntityManager, { clinicId, id }: Payment, invoices: readonly Invoice[]): Promise<boolean> {
  const parts = await tx.findBy(PaymentPart, { clinicId, paymentId: id });
  const amounts = new Map(parts.map(({ invoiceId, amountCents }) => [invoiceId, amountCents]));
  return parts.length === invoices.length && invoices.every((invoice) => amounts.get(invoice.id) === invoice.balanceCents);
}

async function findOlder(tx: EntityManager, actor: PatientActor, invoices: readonly Invoice[], at: Date): Promise<Begun | null> {
  const { clinicId } = actor;
  const open = await findOpenParts(
    tx,
    clinicId,
    invoices.map(({ id }) => id),
  );
  if (open.length === 0) return null;
  const older = await tx.findBy(Payment, { clinicId, id: In([...new Set(open.map(({ paymentId }) => paymentId))]) });
  const [first, ...others] = older;
  if (first && others.length === 0 && isFresh(first, at) && (await asksForTheSame(tx, first, invoices)))
    return { kind: "payment", payment: first };
  return { kind: "older", paymentId: first!.id };
}

/** Everything that Stripe will be sent is stored before it is sent anything: a repetition sends the same, by the same key. */
function newPayment({ actor, asked, connection, portal, locale }: Beginning, invoices: readonly Invoice[], at: Date): Payment {
  const { clinicId, id: patientId } = actor;
  const id = newId();
  const params = checkoutParams({ payment: { id, clinicId }, invoices, portal, locale, at });
  return Object.assign(new Payment(), {
    ...{ clinicId, id, patientId, method: "CARD", state: "PREPARING", progress: progressOf.PREPARING },
    ...{ amountCents: invoices.reduce((sum, { balanceCents }) => sum + balanceCents, 0), receivedCents: 0 },
    ...{ startedAt: at, settledAt: null, actor: writtenActor(actor)!, ...asked },
    ...{ stripeAccountId: connection.accountId, livemode: connection.livemode, idempotencyKey: `checkout-${id}` },
    ...{ params: { ...params }, sessionId: null, sessionUrl: null, sessionExpiresAt: null, paymentIntentId: null, failureCode: null },
    ...{ nextCheckAt: later(at, graceMs), checkedAt: null, readAt: null, disputedSince: null },
  } satisfies Payment);
}

/**
 * Decides, with the invoices held, whether they can be paid, and writes the payment down. Of two at once the second finds the first one:
 * an invoice is in one open payment at most, by a unique key.
 */
export async function beginPayment(
  tx: EntityManager,
  { clock, keys, stripe }: Pick<PaymentParts, "clock" | "keys" | "stripe">,
  beginning: Beginning,
): Promise<Outcome<Begun>> {
  const { actor, wish, asked } = beginning;
  const { clinicId } = actor;
  const ids = wish.invoiceIds.flatMap((id) => id ?? []);
  const held = await holdInvoices(tx, clinicId, ids);
  const made = await findAsked(tx, Payment, clinicId, asked);
  if (!made.ok) return made;
  if (made.value) return success({ kind: "payment", payment: made.value });
  const payable = await payableInvoices(tx, held, actor, wish);
  if (!payable.ok) return payable;
  const invoices = payable.value;
  if (!(await isBillingEffective(tx, clinicId, stripe.installation))) return failure(notPayable("BILLING_OFF", []));
  const at = clock.now();
  const older = await findOlder(tx, actor, invoices, at);
  if (older) return success(older);
  const tooMany = await limitPayments(tx, keys, actor, at);
  if (tooMany) return failure(tooMany);
  const payment = newPayment(beginning, invoices, at);
  await insertRows(tx, Payment, [payment]);
  const part = { clinicId, paymentId: payment.id };
  await insertRows(
    tx,
    PaymentPart,
    invoices.map(({ id, balanceCents }) => ({ ...part, invoiceId: id, amountCents: balanceCents, openInvoiceId: id })),
  );
  await recordAudit(tx, actor, at, { action: "payment.started", subjectId: payment.id, patientId: actor.id });
  return success({ kind: "payment", payment });
}
