import { z } from "zod";
import { findAsked } from "../../../db/find-asked.ts";
import { onceMore, Overtaken } from "../../../db/once-more.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { writtenActor } from "../../../kernel/actor.ts";
import { hours, later } from "../../../kernel/clock.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { AskedOnce } from "../../../kernel/request-key.ts";
import { askedOnce, requestKeySchema } from "../../../kernel/request-key.ts";
import { validate } from "../../../kernel/validation.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { holdInvoices } from "../ledger/hold-invoices.ts";
import type { PaymentWithParts } from "../payments/find-payment.ts";
import { findPayment, invoicesOf } from "../payments/find-payment.ts";
import { movePayment } from "../payments/move-payment.ts";
import type { PaymentParts } from "../payments/payment-parts.ts";
import { isOpenPayment } from "../payments/payment-state.ts";
import { Payment } from "../payments/payment.entity.ts";
import type { Refreshed } from "../payments/refresh-payment.ts";
import { refreshPayment } from "../payments/refresh-payment.ts";
import { progressOf } from "../payments/truth/payment-progress.ts";
import { missing, refuse } from "./desk-problems.ts";
import { reasonSchema } from "./desk-schemas.ts";
import { PaymentAbandonment } from "./payment-abandonment.entity.ts";

/** As it was sent, before anything was checked. */
export interface Abandoning {
  /** Null where what was sent is no payment's id. */
  readonly paymentId: string | null;
  readonly reason: string;
  readonly requestKey: string;
}

const schema = z.object({ reason: reasonSchema, requestKey: requestKeySchema });

/** Where its page was not made, as far as is known: longer than one lives. */
const isOver = ({ sessionExpiresAt, startedAt }: Payment, now: Date): boolean => (sessionExpiresAt ?? later(startedAt, hours(1))) <= now;

/** Why it stays under way, by what Stripe says of it by now; null where nobody can say, and nobody can pay any more. */
function whyNot(refreshed: Refreshed, now: Date): Outcome<never> | null {
  if (refreshed.kind === "missing") return missing("paymentId");
  if (refreshed.kind === "unreachable") return failure({ code: "STRIPE_UNREACHABLE", path: ["input"] });
  const { payment } = refreshed;
  const refused = (reason: string) => refuse("paymentId", "CONFLICT", reason);
  if (!isOpenPayment(payment.state)) return refused("PAYMENT_IS_FINAL");
  if (refreshed.kind === "applied") return refused("STRIPE_KNOWS_PAYMENT");
  return isOver(payment, now) ? null : refused("PAYMENT_NOT_EXPIRED");
}

interface Writing {
  readonly actor: RightHolder;
  readonly reason: string;
  readonly asked: AskedOnce;
}

/** Its invoices can be paid again. Should the account come back and say that it was paid, that is entered nevertheless. */
async function abandon({ database, clock }: PaymentParts, found: PaymentWithParts, { actor, reason, asked }: Writing): Promise<Payment> {
  const { clinicId, id, patientId } = found.payment;
  return database.transaction(async (tx) => {
    const held = await holdInvoices(tx, clinicId, invoicesOf(found));
    const payment = await tx.findOneByOrFail(Payment, { clinicId, id });
    if (!isOpenPayment(payment.state)) throw new Overtaken();
    const at = clock.now();
    const change = { state: "EXPIRED", progress: progressOf.EXPIRED, failureCode: "ABANDONED", settledAt: at, nextCheckAt: null } as const;
    const moved = await movePayment(tx, held, { ...found, payment }, change, at);
    await tx.insert(PaymentAbandonment, { clinicId, paymentId: id, reason, actor: writtenActor(actor)!, abandonedAt: at, ...asked });
    await recordAudit(tx, actor, at, { action: "payment.abandoned", subjectId: id, patientId, changedFields: ["state"] });
    return moved;
  });
}

/**
 * Gives up a card payment of which nobody can say any more what became of it: the keys that lead to it are gone, and its page must have
 * ended. As long as Stripe can be asked, what it says counts.
 */
export async function abandonPayment(
  parts: PaymentParts,
  actor: RightHolder,
  { paymentId, ...typed }: Abandoning,
): Promise<Outcome<Payment>> {
  const read = validate(schema, typed, ["input"]);
  if (!read.ok) return read;
  const { reason, requestKey } = read.value;
  const { clinicId } = actor;
  const { manager } = parts.database;
  const asked = askedOnce(actor, requestKey, ["abandon", paymentId, reason]);
  return onceMore(async () => {
    const find = async () => (paymentId === null ? null : findPayment(manager, clinicId, paymentId));
    const found = await find();
    if (!found) return missing("paymentId");
    const made = await findAsked(manager, PaymentAbandonment, clinicId, asked);
    if (!made.ok) return made;
    if (made.value !== null) return success((await find())!.payment);
    const refreshed = await refreshPayment(parts, clinicId, found.payment.id);
    // It may have been this very call, sent twice, that has ended it meanwhile.
    if ("payment" in refreshed && isOpenPayment(found.payment.state) && !isOpenPayment(refreshed.payment.state)) throw new Overtaken();
    const refused = whyNot(refreshed, parts.clock.now());
    return refused ?? success(await abandon(parts, found, { actor, reason, asked }));
  });
}
