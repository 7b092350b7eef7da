import type { Actor, StaffActor } from "../../kernel/actor.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { Sweep } from "../../kernel/sweep.ts";
import { hours } from "../../kernel/clock.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { PasswordChange } from "./change-password.ts";
import { changePassword } from "./change-password.ts";
import type { Proof } from "./reauthenticate.ts";
import type { ConfirmedEnrolment, EnrolmentCode } from "./second-step/confirm-enrolment.ts";
import { confirmEnrolment } from "./second-step/confirm-enrolment.ts";
import { countRecoveryCodes } from "./second-step/recovery-codes.ts";
import { renewCodes } from "./second-step/renew-codes.ts";
import type { SecondStepReset } from "./second-step/reset-second-step.ts";
import { resetSecondStep } from "./second-step/reset-second-step.ts";
import { findSecondStep } from "./second-step/second-steps.ts";
import type { Enrolment, EnrolmentAsked } from "./second-step/start-enrolment.ts";
import { startEnrolment } from "./second-step/start-enrolment.ts";
import { turnOffSecondStep } from "./second-step/turn-off.ts";
import type { OpenedStaffSession } from "./staff-actor.ts";
import type { StaffParts } from "./staff-parts.ts";
import type { StaffSession } from "./staff-session.entity.ts";
import { endStaffSession, endStaffSessions, liveStaffSessions } from "./staff-sessions.ts";
import { sweepStaffSessions } from "./sweep-staff-sessions.ts";

export interface SecondStepState {
  readonly enabledAt: Date | null;
  /** Whether the account may not be without one. */
  readonly required: boolean;
  readonly recoveryCodesLeft: number;
}

/** What staff members do with their own account. */
export class StaffAccountService {
  readonly #parts: StaffParts;

  constructor(parts: StaffParts) {
    this.#parts = parts;
  }

  get sweep(): Sweep {
    return { name: "staff-sessions", everyMs: hours(1), run: async (signal) => void (await sweepStaffSessions(this.#parts, signal)) };
  }

  startEnrolment(asked: EnrolmentAsked): Promise<Outcome<Enrolment>> {
    return startEnrolment(this.#parts, asked);
  }

  confirmEnrolment(typed: EnrolmentCode): Promise<Outcome<ConfirmedEnrolment>> {
    return confirmEnrolment(this.#parts, typed);
  }

  changePassword(actor: StaffActor, change: PasswordChange): Promise<Outcome<OpenedStaffSession>> {
    return changePassword(this.#parts, actor, change);
  }

  turnOffSecondStep(actor: StaffActor, proof: Proof, locale: Locale): Promise<Outcome<null>> {
    return turnOffSecondStep(this.#parts, actor, proof, locale);
  }

  renewRecoveryCodes(actor: StaffActor, proof: Proof, locale: Locale): Promise<Outcome<readonly string[]>> {
    return renewCodes(this.#parts, actor, proof, locale);
  }

  resetSecondStep(by: Actor, email: string, locale: Locale): Promise<SecondStepReset | null> {
    return resetSecondStep(this.#parts, by, email, locale);
  }

  async secondStep(actor: StaffActor): Promise<SecondStepState> {
    const { manager } = this.#parts.database;
    const required = this.#parts.needsSecondStep(actor.role);
    const found = await findSecondStep(manager, actor);
    if (!found?.enabledAt) return { enabledAt: null, required, recoveryCodesLeft: 0 };
    return { enabledAt: found.enabledAt, required, recoveryCodesLeft: await countRecoveryCodes(manager, actor) };
  }

  /** The one that asks first, then the last used. */
  async sessions(actor: StaffActor): Promise<StaffSession[]> {
    const live = await liveStaffSessions(this.#parts.database, actor, this.#parts.clock.now());
    const [own, others] = [true, false].map((mine) => live.filter(({ id }) => (id === actor.session.id) === mine));
    return [...own!, ...others!];
  }

  /** Another staff member's session is not found. */
  async endSession(actor: StaffActor, sessionId: string | null): Promise<Outcome<null>> {
    const { database, clock } = this.#parts;
    const at = clock.now();
    return database.transaction(async (tx) => {
      if (sessionId === null || !(await endStaffSession(tx, actor, sessionId, at)))
        return failure({ code: "NOT_FOUND", path: ["input", "sessionId"], reason: "SESSION_ENDED" });
      await recordAudit(tx, actor, at, { action: "staff.session-ended", subjectId: sessionId });
      return success(null);
    });
  }

  async endOtherSessions(actor: StaffActor): Promise<number> {
    const { database, clock } = this.#parts;
    const at = clock.now();
    return database.transaction(async (tx) => {
      const ended = await endStaffSessions(tx, actor, actor.session.id, at);
      if (ended > 0) await recordAudit(tx, actor, at, { action: "staff.other-sessions-ended", subjectId: actor.id });
      return ended;
    });
  }
}
