import type { EntityManager } from "typeorm";
import { later } from "../../../kernel/clock.ts";
import type { PaymentParts } from "../payments/payment-parts.ts";
import { Payment } from "../payments/payment.entity.ts";
import type { KeyObstacle, Refreshed } from "../payments/refresh-payment.ts";
import { refreshPayment } from "../payments/refresh-payment.ts";
import type { ClaimedEvent, EventQueue } from "./event-queue.ts";
import { reportFinding, withdrawFindings } from "./findings/report-finding.ts";
import type { NamedPayment } from "./payment-of-event.ts";
import { paymentOfEvent, referenceOf } from "./payment-of-event.ts";
import type { StripeEvent } from "./stripe-event.entity.ts";
import { longestWaitMs, maximumAttempts, retryPauseMs, waitPauseMs } from "./retry-pause.ts";

/** What came of one try. */
type Result = (
  | { readonly kind: "APPLIED" }
  /** It changes nothing here. */
  | { readonly kind: "IGNORED"; readonly unknown?: NamedPayment }
  /** Stripe can't be asked, through no fault of the event's. */
  | { readonly kind: "WAITS"; readonly why: string }
  | { readonly kind: "FAULT"; readonly why: string }
) & { readonly about?: NamedPayment | undefined };

const absent: Result = { kind: "FAULT", why: "UNKNOWN_AT_STRIPE" };

const whyWaits: Readonly<Record<Exclude<KeyObstacle, "UNKNOWN_THERE">, string>> = {
  NONE: "STRIPE_KEYS_MISSING",
  REFUSED: "STRIPE_KEY_REFUSED",
  RESTRICTED: "STRIPE_KEY_RESTRICTED",
  OTHER_ACCOUNT: "STRIPE_ACCOUNT_CHANGED",
};

interface Applying {
  readonly parts: PaymentParts;
  readonly queue: EventQueue;
  readonly random: () => number;
}

const resultOf = (refreshed: Refreshed): Result => {
  switch (refreshed.kind) {
    case "applied":
      return { kind: "APPLIED" };
    case "unbegun":
    case "missing":
      return { kind: "IGNORED" };
    case "unreachable":
      return { kind: "WAITS", why: "STRIPE_UNREACHABLE" };
    case "keys":
      return refreshed.obstacle === "UNKNOWN_THERE" ? absent : { kind: "WAITS", why: whyWaits[refreshed.obstacle] };
  }
};

/** An event is only a reason to look: what became of its payment is read at Stripe, whatever the event said and whenever it came. */
async function tryEvent({ parts }: Applying, { event, attempts }: ClaimedEvent): Promise<Result> {
  let about: NamedPayment | undefined;
  try {
    const owner = await paymentOfEvent(parts, event);
    if (owner.kind === "foreign") return { kind: "IGNORED" };
    if (owner.kind === "absent") return absent;
    if (owner.kind === "unknown") return { kind: "IGNORED", unknown: owner };
    if (owner.kind === "waits") return { kind: "WAITS", why: owner.why };
    about = owner;
    const refreshed = await refreshPayment(parts, owner.clinicId, owner.paymentId, { at: referenceOf(event) ?? undefined });
    return { ...resultOf(refreshed), about };
  } catch (error) {
    parts.logger.error("stripe.event-fault", { clinic: event.clinicId, attempt: attempts }, error);
    return { kind: "FAULT", why: "UNEXPECTED", about };
  }
}

/** Which payment it is about, as far as is known. */
async function aboutPayment(tx: EntityManager, { clinicId, paymentId }: StripeEvent, { about }: Result) {
  const { clinicId: whose, paymentId: id } = about ?? { clinicId, paymentId };
  const payment = id === null ? null : await tx.findOneBy(Payment, { clinicId: whose, id });
  return payment ? { clinicId: whose, paymentId: payment.id, patientId: payment.patientId } : { clinicId: whose };
}

/** The last word about an event, with what staff are to see of it. */
async function settle({ parts, queue }: Applying, claimed: ClaimedEvent, result: Result): Promise<boolean> {
  const { database, clock } = parts;
  const { id, paymentIntentId, objectId } = claimed.event;
  const stripeObjectId = paymentIntentId ?? objectId;
  return database.transaction(async (tx) => {
    const at = clock.now();
    if (result.kind === "APPLIED") {
      const about = {
        clinicId: result.about?.clinicId ?? claimed.event.clinicId,
        kind: "EVENT_FAILED",
        findingKey: `EVENT_FAILED:${id}`,
      } as const;
      await withdrawFindings(tx, about, at);
      return queue.settle(tx, claimed, "APPLIED", null);
    }
    if (result.kind === "IGNORED") {
      const { unknown } = result;
      const held = await queue.settle(tx, claimed, "IGNORED", unknown ? "UNKNOWN_PAYMENT" : null);
      const about = unknown && { clinicId: unknown.clinicId, key: unknown.paymentId, stripeObjectId };
      if (held && about) await reportFinding(tx, { kind: "UNKNOWN_PAYMENT", ...about }, at);
      return held;
    }
    const held = await queue.settle(tx, claimed, "FAILED", result.why);
    if (held)
      await reportFinding(tx, { kind: "EVENT_FAILED", key: id, stripeObjectId, ...(await aboutPayment(tx, claimed.event, result)) }, at);
    return held;
  });
}

/** Brings one event, which this worker has claimed, one step further: settled, or put off. */
export async function applyEvent(applying: Applying, claimed: ClaimedEvent): Promise<void> {
  const { parts, queue, random } = applying;
  const { clock, logger } = parts;
  const { event, attempts } = claimed;
  const fields = { clinic: event.clinicId, attempt: attempts };
  // Whoever had it before may have died of it.
  const worn = attempts > maximumAttempts;
  const result: Result = worn ? { kind: "FAULT", why: event.faultCode ?? "UNEXPECTED" } : await tryEvent(applying, claimed);
  const now = clock.now();
  const waitedMs = now.getTime() - event.receivedAt.getTime();
  if (result.kind === "WAITS" && waitedMs < longestWaitMs) {
    await queue.wait(claimed, later(now, waitPauseMs(waitedMs)), result.why);
    return;
  }
  if (result.kind === "FAULT" && attempts < maximumAttempts) {
    await queue.retry(claimed, later(now, retryPauseMs(attempts, random)), result.why);
    return;
  }
  if (result.kind === "FAULT" || result.kind === "WAITS") logger.error("stripe.event-given-up", { ...fields, code: result.why });
  if (!(await settle(applying, claimed, result))) logger.warn("stripe.event-lease-lost", fields);
}
