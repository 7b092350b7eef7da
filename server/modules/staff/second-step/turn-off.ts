import type { StaffActor } from "../../../kernel/actor.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { endPendingSignInsOf } from "../pending-sign-ins.ts";
import type { Proof } from "../reauthenticate.ts";
import { reauthenticate } from "../reauthenticate.ts";
import type { StaffParts } from "../staff-parts.ts";
import { endStaffSessions } from "../staff-sessions.ts";
import { requiredSecondStep } from "./problems.ts";
import { removeSecondStep } from "./remove-second-step.ts";

/** Turns the second step off, by password and code, where the account may be without one. */
export async function turnOffSecondStep(parts: StaffParts, actor: StaffActor, proof: Proof, locale: Locale): Promise<Outcome<null>> {
  const { database, clock, notices, needsSecondStep } = parts;
  if (needsSecondStep(actor.role)) return failure(requiredSecondStep);
  const proven = await reauthenticate(parts, actor, proof);
  if (!proven.ok) return proven;
  const { member, confirm } = proven.value;
  const at = clock.now();
  const outcome = await database.transaction(async (tx): Promise<Outcome<null>> => {
    const confirmed = await confirm(tx);
    if (!confirmed.ok || !(await removeSecondStep(tx, member))) return confirmed;
    await endPendingSignInsOf(tx, member, at);
    await endStaffSessions(tx, member, actor.session.id, at);
    await recordAudit(tx, actor, at, { action: "staff.second-step-off", subjectId: member.id });
    await notices.enqueue(tx, { kind: "SECOND_STEP_OFF", member, locale, at });
    return success(null);
  });
  notices.wake();
  return outcome;
}
