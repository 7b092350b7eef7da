import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { later, minutes } from "../../../kernel/clock.ts";
import type { Device } from "../../../kernel/device.ts";
import { writeDevice } from "../../../kernel/device.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { holdMember } from "../hold-member.ts";
import { endPendingSignIn, endPendingSignInsOf, findPendingSignIn } from "../pending-sign-ins.ts";
import type { OpenedStaffSession } from "../staff-actor.ts";
import { actorFor } from "../staff-actor.ts";
import { StaffMember } from "../staff-member.entity.ts";
import type { StaffParts } from "../staff-parts.ts";
import { StaffSession } from "../staff-session.entity.ts";
import { endStaffSessions, openStaffSession } from "../staff-sessions.ts";
import { expiredEnrolment, expiredSecondStep, wrongCode } from "./problems.ts";
import { renewRecoveryCodes } from "./recovery-codes.ts";
import { StaffSecondStep } from "./second-step.entity.ts";
import { findSecondStep } from "./second-steps.ts";
import { openTotpSecret } from "./totp-vault.ts";
import { stepOfCode } from "./totp.ts";
import { readTypedCode } from "./typed-code.ts";

/** How long a secret that was shown can be confirmed. */
const proposalMinutes = 30;

export interface ConfirmedEnrolment {
  readonly recoveryCodes: readonly string[];
  /** A new session where enrolment completed a sign-in; null where there is one already. */
  readonly opened: OpenedStaffSession | null;
}

export interface EnrolmentCode {
  readonly actor: Actor;
  readonly pendingToken: string | null;
  readonly code: string;
  readonly locale: Locale;
  readonly device: Device;
}

async function findMember(tx: EntityManager, { actor, pendingToken }: EnrolmentCode, at: Date) {
  if (actor.kind !== "staff") return findPendingSignIn(tx, actor.clinicId, pendingToken, at);
  const member = await tx.findOneBy(StaffMember, { clinicId: actor.clinicId, id: actor.id, active: true });
  return member && { member, pending: null };
}

/** The first right code puts the proposed secret in force. The codes of whoever has the secret before their eyes are not counted. */
export async function confirmEnrolment(parts: StaffParts, typed: EnrolmentCode): Promise<Outcome<ConfirmedEnrolment>> {
  const { database, clock, keys, notices } = parts;
  const { actor, code, locale, device } = typed;
  const at = clock.now();
  const outcome = await database.transaction(async (tx): Promise<Outcome<ConfirmedEnrolment>> => {
    const found = await findMember(tx, typed, at);
    if (!found || !(await holdMember(tx, found.member))) return failure(expiredSecondStep);
    const { member, pending } = found;
    const owner = { clinicId: member.clinicId, staffMemberId: member.id };
    const held = await findSecondStep(tx, member);
    const by = pending?.id ?? (actor.kind === "staff" ? actor.session.id : null);
    const fresh = held?.proposedAt && held.proposedAt > later(at, -minutes(proposalMinutes));
    if (!held?.proposedSecretSealed || held.proposedById !== by || !fresh) return failure(expiredEnrolment);
    const read = readTypedCode(code);
    const step = read.kind === "totp" ? stepOfCode(openTotpSecret(keys, owner, held.proposedSecretSealed), read.code, at) : null;
    if (step === null) return failure(wrongCode("wrong"));
    const none = { proposedSecretSealed: null, proposedById: null, proposedAt: null };
    const inForce = { secretSealed: held.proposedSecretSealed, lastStep: step, enabledAt: at, version: held.version + 1, ...none };
    const stored = await tx.update(StaffSecondStep, { ...owner, version: held.version }, inForce);
    if (affectedRows(stored) !== 1) return failure(expiredEnrolment);
    if (pending && !(await endPendingSignIn(tx, pending, at))) return failure(expiredSecondStep);
    const recoveryCodes = await renewRecoveryCodes(tx, keys, member, at);
    await endPendingSignInsOf(tx, member, at);
    await endStaffSessions(tx, member, pending ? null : by, at);
    const opened = pending ? await open(tx, member, actor, device, at) : null;
    if (!pending && by) await tx.update(StaffSession, { clinicId: member.clinicId, id: by }, { secondStepAt: at });
    await recordAudit(tx, opened?.actor ?? actor, at, { action: "staff.second-step-on", subjectId: member.id });
    await notices.enqueue(tx, { kind: "SECOND_STEP_ON", member, locale, at });
    return success({ recoveryCodes, opened });
  });
  notices.wake();
  return outcome;
}

async function open(tx: EntityManager, member: StaffMember, { origin }: Actor, device: Device, at: Date): Promise<OpenedStaffSession> {
  const { session, token } = await openStaffSession(tx, member, at, { secondStepAt: at, device: writeDevice(device) });
  const actor = actorFor(member, session, origin);
  await recordAudit(tx, actor, at, { action: "staff.signed-in", subjectId: session.id });
  return { session, token, actor };
}
