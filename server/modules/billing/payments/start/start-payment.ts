import { onceMore } from "../../../../db/once-more.ts";
import type { PatientActor } from "../../../../kernel/actor.ts";
import type { Locale } from "../../../../kernel/locale.ts";
import type { Outcome, Problem } from "../../../../kernel/outcome.ts";
import { failure, success } from "../../../../kernel/outcome.ts";
import { askedOnce } from "../../../../kernel/request-key.ts";
import { validate } from "../../../../kernel/validation.ts";
import type { Closed } from "../close-payment.ts";
import { closePayment } from "../close-payment.ts";
import type { PaymentParts } from "../payment-parts.ts";
import type { Payment } from "../payment.entity.ts";
import type { Begun, Beginning } from "./begin-payment.ts";
import { beginPayment } from "./begin-payment.ts";
import { drivePayment } from "./drive-payment.ts";
import { notPayable, totalChanged } from "./payable-invoices.ts";
import type { PaymentWish } from "./payment-wish.ts";
import { paymentWish } from "./payment-wish.ts";

export const stripeUnreachable: Problem = { code: "STRIPE_UNREACHABLE", path: [] };

export interface AskedFrom {
  readonly locale: Locale;
  /** Where Stripe leads back to: where the patient is signed in. */
  readonly portal: URL;
}

/** Others may begin and end payments of the same invoices meanwhile. */
const mostTries = 4;

/** Why the older payment of an invoice could not be ended; null where it was. */
function obstacleOf(closed: Closed): Problem | null {
  switch (closed.kind) {
    case "closed":
      return null;
    case "paid":
      return notPayable("PAID", ["invoiceIds"]);
    case "processing":
      return notPayable("PROCESSING", ["invoiceIds"]);
    case "unknown":
      return { code: "PAYMENT_IN_PROGRESS", path: ["input", "invoiceIds"], facts: { paymentId: closed.payment.id } };
    case "unreachable":
      return stripeUnreachable;
  }
}

/** What is said of a payment that ended before anybody could pay. */
function problemOf({ failureCode }: Payment): Problem | null {
  switch (failureCode) {
    case "AMOUNT_CHANGED":
      return totalChanged;
    case "BILLING_OFF":
    case "KEY_REFUSED":
    case "REFUSED_BY_STRIPE":
      return notPayable("BILLING_OFF", []);
    default:
      return null;
  }
}

/** Whether the page could not be had in time, for no reason that a new try would meet again. */
const isOver = ({ failureCode }: Payment): boolean =>
  failureCode === "NEVER_OPENED" || failureCode === "REPLACED" || failureCode === "CLINIC_ACTED" || failureCode === "CANCELLED";

async function goOn(
  parts: PaymentParts,
  { payment }: Extract<Begun, { kind: "payment" }>,
  mine: boolean,
): Promise<Outcome<Payment> | "again"> {
  if (payment.state !== "PREPARING") return success(payment);
  const driven = await drivePayment(parts, payment.clinicId, payment.id);
  if (driven.kind === "unreachable") return failure(stripeUnreachable);
  const moved = driven.payment;
  if (moved.state !== "EXPIRED" && moved.state !== "FAILED") return success(moved);
  const problem = problemOf(moved);
  if (problem) return failure(problem);
  return !mine && isOver(moved) ? "again" : success(moved);
}

/**
 * Begins a card payment, or goes on with the one that asks for the same. Each step stores what it will do before it does it, so that
 * whoever comes next goes on from there: Stripe makes one page for a payment, and an invoice is on one open page at most.
 */
export async function startPayment(
  parts: PaymentParts,
  actor: PatientActor,
  wish: PaymentWish,
  from: AskedFrom,
): Promise<Outcome<Payment>> {
  const read = validate(paymentWish, wish, ["input"]);
  if (!read.ok) return read;
  const { invoiceIds, expectedTotalCents, requestKey } = read.value;
  const asked = askedOnce(actor, requestKey, [[...invoiceIds].sort(), expectedTotalCents]);
  const connected = await parts.stripe.connect(actor.clinicId);
  if (connected.kind === "unreachable") return failure(stripeUnreachable);
  if (connected.kind !== "ok") return failure(notPayable("BILLING_OFF", []));
  const beginning: Beginning = { actor, wish: read.value, asked, connection: connected.connection, ...from };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const begun = await onceMore(() => parts.database.transaction((tx) => beginPayment(tx, parts, beginning)));
    if (!begun.ok) return begun;
    if (begun.value.kind === "payment") {
      const gone = await goOn(parts, begun.value, begun.value.payment.requestKey === asked.requestKey);
      if (gone !== "again") return gone;
    } else {
      const obstacle = obstacleOf(await closePayment(parts, actor.clinicId, begun.value.paymentId, "REPLACED"));
      if (obstacle) return failure(obstacle);
    }
  }
  return failure({ code: "CONFLICT", path: ["input"] });
}
