import { In, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { days, hours, later, minutes } from "../../../kernel/clock.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { holdInvoices } from "../ledger/hold-invoices.ts";
import { reportFinding } from "../stripe-events/findings/report-finding.ts";
import { isBillingEffective } from "../reading/billing-state.ts";
import type { WhyClosed } from "./close-payment.ts";
import { closePayment } from "./close-payment.ts";
import type { PaymentWithParts } from "./find-payment.ts";
import { findPayment, invoicesOf } from "./find-payment.ts";
import { movePayment } from "./move-payment.ts";
import type { PaymentParts } from "./payment-parts.ts";
import { isOpenPayment } from "./payment-state.ts";
import { Payment } from "./payment.entity.ts";
import { refreshPayment } from "./refresh-payment.ts";
import { drivePayment } from "./start/drive-payment.ts";
import { nextCheckAt } from "./truth/next-check.ts";

const batchSize = 50;

/** How long a payment is somebody's who may have died; and how soon Stripe is asked again where it doesn't answer. */
const leaseMs = minutes(2);

const keysGoneTold = days(1);

/** Takes a payment that is due; null where another process was faster. */
async function claim({ database, clock }: PaymentParts, { clinicId, id, nextCheckAt: seen }: Payment): Promise<PaymentWithParts | null> {
  const where = { clinicId, id, nextCheckAt: seen! };
  const claimed = await database.transaction((tx) => tx.update(Payment, where, { nextCheckAt: later(clock.now(), leaseMs) }));
  return affectedRows(claimed) === 1 ? findPayment(database.manager, clinicId, id) : null;
}

/** Why an open page is to be closed before its time; null where it may stay. */
async function whyClose({ database, stripe }: PaymentParts, found: PaymentWithParts): Promise<WhyClosed | null> {
  const { clinicId } = found.payment;
  const invoices = await database.manager.findBy(Invoice, { clinicId, id: In(invoicesOf(found)), state: "ISSUED" });
  const balances = new Map(invoices.map(({ id, balanceCents }) => [id, balanceCents]));
  if (found.parts.some(({ invoiceId, amountCents }) => balances.get(invoiceId) !== amountCents)) return "AMOUNT_CHANGED";
  return (await isBillingEffective(database.manager, clinicId, stripe.installation)) ? null : "BILLING_OFF";
}

/**
 * The clinic's keys don't lead to the payment any more. Once its page must have ended, only staff can say what became of it, unless the
 * keys come back: until then its invoices are not paid a second time.
 */
async function leaveUnresolved({ database, clock }: PaymentParts, found: PaymentWithParts): Promise<void> {
  const { clinicId, id } = found.payment;
  await database.transaction(async (tx) => {
    const held = await holdInvoices(tx, clinicId, invoicesOf(found));
    const payment = await tx.findOneByOrFail(Payment, { clinicId, id });
    const at = clock.now();
    const over = payment.sessionExpiresAt !== null && payment.sessionExpiresAt < at;
    const state = isOpenPayment(payment.state) && payment.state !== "PREPARING" && over ? "UNRESOLVED" : payment.state;
    const next = nextCheckAt({ ...payment, state: "UNRESOLVED" }, null, at);
    const change = { state, nextCheckAt: state === "UNRESOLVED" ? next : later(at, hours(1)) };
    await movePayment(tx, held, { ...found, payment }, change, at);
    if (!isOpenPayment(state) || at < later(payment.startedAt, keysGoneTold)) return;
    const { patientId, stripeAccountId: stripeObjectId } = payment;
    await reportFinding(tx, { clinicId, kind: "ACCOUNT_UNREACHABLE", key: id, patientId, paymentId: id, stripeObjectId }, at);
  });
}

async function takeUp(parts: PaymentParts, found: PaymentWithParts): Promise<void> {
  const { payment } = found;
  const { clinicId, id } = payment;
  if (payment.state === "PREPARING") return void (await drivePayment(parts, clinicId, id));
  const why = payment.state === "OPEN" ? await whyClose(parts, found) : null;
  if (why !== null) {
    const closed = await closePayment(parts, clinicId, id, why);
    return closed.kind === "unknown" ? leaveUnresolved(parts, found) : undefined;
  }
  const refreshed = await refreshPayment(parts, clinicId, id);
  if (refreshed.kind === "keys") return leaveUnresolved(parts, found);
  if (refreshed.kind !== "applied") return;
  const { state, sessionExpiresAt } = refreshed.payment;
  // Stripe closes a page by itself, sooner or later; by then nobody is to begin to pay on it.
  if (state === "OPEN" && sessionExpiresAt !== null && sessionExpiresAt < parts.clock.now())
    await closePayment(parts, clinicId, id, "NEVER_OPENED");
}

/** Goes on with every payment that is due to be looked at. One that fails waits; the others don't. Answers with how many there were. */
export async function takeUpPayments(parts: PaymentParts, signal: AbortSignal): Promise<number> {
  const { database, clock, logger } = parts;
  let taken = 0;
  for (;;) {
    const due = await database.manager.find(Payment, {
      where: { nextCheckAt: LessThanOrEqual(clock.now()) },
      order: { nextCheckAt: "ASC" },
      take: batchSize,
    });
    for (const payment of due) {
      if (signal.aborted) return taken;
      const found = await claim(parts, payment);
      if (!found) continue;
      taken += 1;
      try {
        await takeUp(parts, found);
      } catch (error) {
        logger.error("payment.take-up-failed", { clinic: payment.clinicId }, error);
      }
    }
    if (due.length < batchSize) return taken;
  }
}
