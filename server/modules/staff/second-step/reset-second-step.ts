import type { Actor } from "../../../kernel/actor.ts";
import type { Locale } from "../../../kernel/locale.ts";
import { normalEmail } from "../../../kernel/fold.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { endPendingSignInsOf } from "../pending-sign-ins.ts";
import { StaffMember } from "../staff-member.entity.ts";
import type { StaffParts } from "../staff-parts.ts";
import { endStaffSessions } from "../staff-sessions.ts";
import { removeSecondStep } from "./remove-second-step.ts";

export interface SecondStepReset {
  readonly member: StaffMember;
  /** Whether it was on, or enrolment had begun. */
  readonly removed: boolean;
  readonly endedSessions: number;
  /** Whether the account has to enrol again. */
  readonly required: boolean;
}

/**
 * For whoever runs the server, when an authenticator app and all recovery codes are lost: removes the second step, ends every session
 * and forgets wrong guesses. The password stays, and an account that needs a second step enrols again with it. Null for an unknown
 * e-mail.
 */
export async function resetSecondStep(
  { database, clock, guesses, notices, needsSecondStep }: StaffParts,
  by: Actor,
  email: string,
  locale: Locale,
): Promise<SecondStepReset | null> {
  const { clinicId } = by;
  const at = clock.now();
  const reset = await database.transaction(async (tx): Promise<SecondStepReset | null> => {
    const member = await tx.findOneBy(StaffMember, { clinicId, email: normalEmail(email) });
    if (!member) return null;
    const removed = await removeSecondStep(tx, member);
    await endPendingSignInsOf(tx, member, at);
    const endedSessions = await endStaffSessions(tx, member, null, at);
    await guesses.clear(tx, clinicId, guesses.account(clinicId, member.email), guesses.secondStep(clinicId, member.id));
    await recordAudit(tx, by, at, { action: "staff.second-step-reset", subjectId: member.id });
    await notices.enqueue(tx, { kind: "SECOND_STEP_RESET", member, locale, at });
    return { member, removed, endedSessions, required: needsSecondStep(member.role) };
  });
  notices.wake();
  return reset;
}
