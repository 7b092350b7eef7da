import type { Actor } from "../../kernel/actor.ts";
import type { Device } from "../../kernel/device.ts";
import { writeDevice } from "../../kernel/device.ts";
import { normalEmail } from "../../kernel/fold.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { holdMember } from "./hold-member.ts";
import { isRightPassword, longestPassword } from "./passwords.ts";
import { openPendingSignIn } from "./pending-sign-ins.ts";
import type { StaffPendingSignIn } from "./pending-sign-in.entity.ts";
import { isSecondStepOn } from "./second-step/second-steps.ts";
import type { OpenedStaffSession } from "./staff-actor.ts";
import { actorFor } from "./staff-actor.ts";
import { StaffMember } from "./staff-member.entity.ts";
import type { StaffParts } from "./staff-parts.ts";
import { openStaffSession } from "./staff-sessions.ts";

/** What a right password is not enough for. */
export interface AwaitedSecondStep {
  readonly required: boolean;
  readonly enrolled: boolean;
  readonly expiresAt: Date;
}

export type PasswordAccepted =
  | { readonly kind: "session"; readonly opened: OpenedStaffSession }
  | { readonly kind: "pending"; readonly pending: StaffPendingSignIn; readonly token: string; readonly secondStep: AwaitedSecondStep };

const refused = failure({ code: "CREDENTIALS_INVALID", path: ["input", "password"] });

/** Wrong e-mail, wrong password and a closed account are answered alike. */
export async function signInWithPassword(
  { database, clock, guesses, needsSecondStep }: StaffParts,
  asked: Actor,
  typedEmail: string,
  password: string,
  device: Device,
): Promise<Outcome<PasswordAccepted>> {
  const { clinicId, origin } = asked;
  const email = normalEmail(typedEmail);
  const guess = await guesses.begin(clinicId, guesses.account(clinicId, email), guesses.network(asked));
  if (!guess.ok) return guess;
  const member = await database.manager.findOneBy(StaffMember, { clinicId, email, active: true });
  const right = await isRightPassword(member?.passwordHash ?? null, password.slice(0, longestPassword));
  const at = clock.now();
  if (!member || !right) {
    await recordAudit(database.manager, asked, at, { action: "staff.sign-in-refused", subjectId: member?.id ?? null });
    return refused;
  }
  return database.transaction(async (tx): Promise<Outcome<PasswordAccepted>> => {
    if (!(await holdMember(tx, member))) return refused;
    await guess.value.withdraw(tx);
    const enrolled = await isSecondStepOn(tx, member);
    const required = needsSecondStep(member.role);
    if (enrolled || required) {
      const { pending, token } = await openPendingSignIn(tx, member, at);
      await recordAudit(tx, asked, at, { action: "staff.second-step-asked", subjectId: member.id });
      return success({ kind: "pending", pending, token, secondStep: { required, enrolled, expiresAt: pending.expiresAt } });
    }
    const { session, token } = await openStaffSession(tx, member, at, { secondStepAt: null, device: writeDevice(device) });
    const actor = actorFor(member, session, origin);
    await recordAudit(tx, actor, at, { action: "staff.signed-in", subjectId: session.id });
    return success({ kind: "session", opened: { session, token, actor } });
  });
}
