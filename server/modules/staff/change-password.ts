import { affectedRows } from "../../db/affected.ts";
import type { StaffActor } from "../../kernel/actor.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { problemWithPassword } from "./password-rules.ts";
import { hashPassword } from "./passwords.ts";
import { endPendingSignInsOf } from "./pending-sign-ins.ts";
import { reauthenticate } from "./reauthenticate.ts";
import type { OpenedStaffSession } from "./staff-actor.ts";
import { actorFor } from "./staff-actor.ts";
import { StaffMember } from "./staff-member.entity.ts";
import type { StaffParts } from "./staff-parts.ts";
import { StaffSession } from "./staff-session.entity.ts";
import { endStaffSessions, openStaffSession } from "./staff-sessions.ts";

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly clinicName: string;
  readonly locale: Locale;
}

/** A new password ends every session of the staff member; the browser that changed it goes on in a new one. */
export async function changePassword(parts: StaffParts, actor: StaffActor, change: PasswordChange): Promise<Outcome<OpenedStaffSession>> {
  const { database, clock, notices } = parts;
  const { clinicId, id } = actor;
  const { currentPassword, newPassword, clinicName, locale } = change;
  const { email, name } = await database.manager.findOneByOrFail(StaffMember, { clinicId, id });
  const problem = problemWithPassword(newPassword, { email, name, clinicName });
  if (problem) return failure(problem);
  const proven = await reauthenticate(parts, actor, { password: currentPassword, passwordField: "currentPassword", code: null });
  if (!proven.ok) return proven;
  const { member, confirm } = proven.value;
  const unchanged = currentPassword === newPassword;
  const passwordHash = await hashPassword(newPassword);
  const at = clock.now();
  const outcome = await database.transaction(async (tx): Promise<Outcome<OpenedStaffSession>> => {
    const confirmed = await confirm(tx);
    if (!confirmed.ok) return confirmed;
    if (unchanged) return failure({ code: "VALIDATION_FAILED", path: ["input", "newPassword"], reason: "PASSWORD_UNCHANGED" });
    const changed = await tx.update(StaffMember, { clinicId, id, passwordHash: member.passwordHash }, { passwordHash });
    if (affectedRows(changed) !== 1) return failure({ code: "CONFLICT", path: [] });
    const { secondStepAt, device } = await tx.findOneByOrFail(StaffSession, { clinicId, id: actor.session.id });
    await endStaffSessions(tx, member, null, at);
    await endPendingSignInsOf(tx, member, at);
    const { session, token } = await openStaffSession(tx, member, at, { secondStepAt, device });
    const renewed = actorFor(member, session, actor.origin);
    await recordAudit(tx, renewed, at, { action: "staff.password-changed", subjectId: id });
    await notices.enqueue(tx, { kind: "PASSWORD_CHANGED", member, locale, at });
    return success({ session, token, actor: renewed });
  });
  notices.wake();
  return outcome;
}
