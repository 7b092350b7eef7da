import type { Actor } from "../../kernel/actor.ts";
import type { Device } from "../../kernel/device.ts";
import { writeDevice } from "../../kernel/device.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { holdMember } from "./hold-member.ts";
import { endPendingSignIn, findPendingSignIn } from "./pending-sign-ins.ts";
import { expiredSecondStep, wrongCode } from "./second-step/problems.ts";
import { spendCode } from "./second-step/spend-code.ts";
import type { OpenedStaffSession } from "./staff-actor.ts";
import { actorFor } from "./staff-actor.ts";
import type { StaffParts } from "./staff-parts.ts";
import { openStaffSession } from "./staff-sessions.ts";

export interface SecondStepTyped {
  /** Of the pending sign-in. */
  readonly token: string | null;
  readonly code: string;
  readonly locale: Locale;
  readonly device: Device;
}

/** The session of whoever gave the password and now gives the second step, in the same browser. */
export async function completeSignIn(
  { database, clock, keys, guesses, notices }: StaffParts,
  asked: Actor,
  { token, code, locale, device }: SecondStepTyped,
): Promise<Outcome<OpenedStaffSession>> {
  const { clinicId, origin } = asked;
  const found = await findPendingSignIn(database.manager, clinicId, token, clock.now());
  if (!found) return failure(expiredSecondStep);
  const { pending, member } = found;
  const guess = await guesses.begin(
    clinicId,
    guesses.account(clinicId, member.email),
    guesses.secondStep(clinicId, member.id),
    guesses.network(asked),
  );
  if (!guess.ok) return guess;
  const at = clock.now();
  const outcome = await database.transaction(async (tx): Promise<Outcome<OpenedStaffSession>> => {
    if (!(await holdMember(tx, member))) return failure(expiredSecondStep);
    const spent = await spendCode(tx, keys, member, code, at);
    if (spent === "wrong" || spent === "used") {
      await recordAudit(tx, asked, at, { action: "staff.second-step-refused", subjectId: member.id });
      return failure(wrongCode(spent));
    }
    if (!(await endPendingSignIn(tx, pending, at))) return failure(expiredSecondStep);
    await guess.value.withdraw(tx);
    const { session, token: sessionToken } = await openStaffSession(tx, member, at, { secondStepAt: at, device: writeDevice(device) });
    const actor = actorFor(member, session, origin);
    const action = spent === "recovery" ? "staff.signed-in-with-recovery-code" : "staff.signed-in";
    await recordAudit(tx, actor, at, { action, subjectId: session.id });
    if (spent === "recovery") await notices.enqueue(tx, { kind: "RECOVERY_CODE_USED", member, locale, at });
    return success({ session, token: sessionToken, actor });
  });
  notices.wake();
  return outcome;
}
