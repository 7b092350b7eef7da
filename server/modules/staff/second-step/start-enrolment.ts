import type { EntityManager } from "typeorm";
import type { Actor } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { holdMember } from "../hold-member.ts";
import { findPendingSignIn } from "../pending-sign-ins.ts";
import type { Proof } from "../reauthenticate.ts";
import { reauthenticate } from "../reauthenticate.ts";
import type { StaffMember } from "../staff-member.entity.ts";
import type { StaffParts } from "../staff-parts.ts";
import { expiredSecondStep } from "./problems.ts";
import type { QrCode } from "./qr-code.ts";
import { qrCodeOf } from "./qr-code.ts";
import { StaffSecondStep } from "./second-step.entity.ts";
import { findSecondStep, isSecondStepOn } from "./second-steps.ts";
import { sealTotpSecret } from "./totp-vault.ts";
import { newTotpSecret, totpUri } from "./totp.ts";

/** Shown once, to whoever enrols. */
export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
  readonly qrCode: QrCode;
}

export interface EnrolmentAsked {
  readonly actor: Actor;
  /** Of the pending sign-in, for whoever has no session yet. */
  readonly pendingToken: string | null;
  readonly proof: Proof;
  /** Under which name the authenticator app keeps it. */
  readonly issuer: string;
}

/** Proposes a secret. Nothing is on before its first code is confirmed, and what was on stays so until then. */
export async function startEnrolment(
  parts: StaffParts,
  { actor, pendingToken, proof, issuer }: EnrolmentAsked,
): Promise<Outcome<Enrolment>> {
  const { database, clock, keys } = parts;
  const at = clock.now();
  const secret = newTotpSecret();
  const propose = async (tx: EntityManager, member: StaffMember, proposedById: string): Promise<Outcome<Enrolment>> => {
    const owner = { clinicId: member.clinicId, staffMemberId: member.id };
    const proposal = { proposedSecretSealed: sealTotpSecret(keys, owner, secret), proposedById, proposedAt: at };
    if (await findSecondStep(tx, member)) await tx.update(StaffSecondStep, owner, proposal);
    else await tx.insert(StaffSecondStep, { ...owner, version: 1, secretSealed: null, lastStep: 0, enabledAt: null, ...proposal });
    await recordAudit(tx, actor, at, { action: "staff.second-step-enrolment-started", subjectId: member.id });
    const uri = totpUri(secret, issuer, member.email);
    return success({ secret, uri, qrCode: qrCodeOf(uri) });
  };
  if (actor.kind === "staff") {
    const proven = await reauthenticate(parts, actor, proof);
    if (!proven.ok) return proven;
    return database.transaction(async (tx) => {
      const confirmed = await proven.value.confirm(tx);
      return confirmed.ok ? propose(tx, proven.value.member, actor.session.id) : confirmed;
    });
  }
  return database.transaction(async (tx) => {
    const found = await findPendingSignIn(tx, actor.clinicId, pendingToken, at);
    // The password alone must not replace a second step that is on.
    if (!found || !(await holdMember(tx, found.member)) || (await isSecondStepOn(tx, found.member))) return failure(expiredSecondStep);
    return propose(tx, found.member, found.pending.id);
  });
}
