import { IsNull, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Actor, PatientActor } from "../../../kernel/actor.ts";
import { later } from "../../../kernel/clock.ts";
import { Fault } from "../../../kernel/fault.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { closePayment } from "./close-payment.ts";
import type { PaymentParts } from "./payment-parts.ts";
import { isOpenPayment } from "./payment-state.ts";
import { Payment } from "./payment.entity.ts";
import { refreshPayment } from "./refresh-payment.ts";
import { drivePayment } from "./start/drive-payment.ts";
import type { PaymentWish } from "./start/payment-wish.ts";
import type { AskedFrom } from "./start/start-payment.ts";
import { startPayment, stripeUnreachable } from "./start/start-payment.ts";
import { takeUpPayments } from "./take-up-payments.ts";

/** A payment as it is known, and what kept it from being known better. */
export interface FollowedPayment {
  readonly payment: Payment | null;
  readonly problems: readonly Problem[];
}

const missing: FollowedPayment = { payment: null, problems: [{ code: "NOT_FOUND", path: ["input", "paymentId"] }] };

/** Pages that follow a payment ask as often as they like; Stripe is asked so often and no more. */
const readEveryMs = 2_000;

function demandPatient(actor: Actor): asserts actor is PatientActor {
  if (actor.kind === "anonymous") throw new Fault("UNAUTHENTICATED");
  if (actor.kind !== "patient") throw new Fault("FORBIDDEN");
}

/** A patient pays by card. What was begun is theirs to follow and to cancel, also where billing is off by now. */
export class PaymentService {
  readonly parts: PaymentParts;
  readonly sweep: Sweep = {
    name: "card-payments",
    everyMs: 15_000,
    run: async (signal) => void (await takeUpPayments(this.parts, signal)),
  };

  constructor(parts: PaymentParts) {
    this.parts = parts;
  }

  async start(actor: Actor, wish: PaymentWish, from: AskedFrom): Promise<Outcome<Payment>> {
    demandPatient(actor);
    return startPayment(this.parts, actor, wish, from);
  }

  /** The patient's own; null where there is none. */
  async find(actor: Actor, id: string | null): Promise<Payment | null> {
    demandPatient(actor);
    const { clinicId, id: patientId } = actor;
    return id === null ? null : this.parts.database.manager.findOneBy(Payment, { clinicId, id, patientId });
  }

  /** What has become of it by now. */
  async check(actor: Actor, id: string | null): Promise<FollowedPayment> {
    const payment = await this.find(actor, id);
    if (!payment) return missing;
    if (!isOpenPayment(payment.state) || !(await this.#mayAsk(payment))) return { payment, problems: [] };
    const asked = payment.state === "PREPARING" ? await this.#drive(payment) : await this.#refresh(payment);
    return { payment: await this.find(actor, id), problems: asked ? [] : [stripeUnreachable] };
  }

  async cancel(actor: Actor, id: string | null): Promise<FollowedPayment> {
    const payment = await this.find(actor, id);
    if (!payment) return missing;
    const { database, clock } = this.parts;
    const { clinicId, patientId } = payment;
    if (isOpenPayment(payment.state))
      await database.transaction((tx) =>
        recordAudit(tx, actor, clock.now(), { action: "payment.cancelled", subjectId: payment.id, patientId }),
      );
    const closed = await closePayment(this.parts, clinicId, payment.id, "CANCELLED");
    const unknown = closed.kind === "unreachable" || closed.kind === "unknown";
    return { payment: await this.find(actor, id), problems: unknown ? [stripeUnreachable] : [] };
  }

  /** Of any number of pages that ask at once, one has Stripe asked. */
  async #mayAsk({ clinicId, id }: Payment): Promise<boolean> {
    const { database, clock } = this.parts;
    const now = clock.now();
    const asked = await database.transaction((tx) =>
      tx
        .createQueryBuilder()
        .update(Payment)
        .set({ checkedAt: now })
        .where([
          { clinicId, id, checkedAt: IsNull() },
          { clinicId, id, checkedAt: LessThanOrEqual(later(now, -readEveryMs)) },
        ])
        .execute(),
    );
    return affectedRows(asked) === 1;
  }

  async #drive({ clinicId, id }: Payment): Promise<boolean> {
    return (await drivePayment(this.parts, clinicId, id)).kind === "moved";
  }

  async #refresh({ clinicId, id }: Payment): Promise<boolean> {
    const { kind } = await refreshPayment(this.parts, clinicId, id);
    return kind === "applied" || kind === "unbegun";
  }
}
