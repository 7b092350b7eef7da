import type { EntityManager } from "typeorm";
import type { StaffActor } from "../../kernel/actor.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { holdMember } from "./hold-member.ts";
import { isRightPassword, longestPassword } from "./passwords.ts";
import { wrongCode } from "./second-step/problems.ts";
import { isSecondStepOn } from "./second-step/second-steps.ts";
import { spendCode } from "./second-step/spend-code.ts";
import { StaffMember } from "./staff-member.entity.ts";
import type { StaffParts } from "./staff-parts.ts";

export interface Proof {
  readonly password: string;
  /** The input field that it stands in. */
  readonly passwordField: string;
  /** What the second step says where it is on; null where the password is enough. */
  readonly code: string | null;
}

export interface Reauthenticated {
  readonly member: StaffMember;
  /** Takes effect in the transaction of what it was asked for. */
  confirm(tx: EntityManager): Promise<Outcome<null>>;
}

/** Asks once more who is there, before the account changes: a session left open is not enough for that. */
export async function reauthenticate(parts: StaffParts, actor: StaffActor, proof: Proof): Promise<Outcome<Reauthenticated>> {
  const { database, clock, keys, guesses } = parts;
  const { clinicId, id } = actor;
  const { code } = proof;
  const at = clock.now();
  const path = ["input", proof.passwordField];
  const member = await database.manager.findOneByOrFail(StaffMember, { clinicId, id });
  const codeAsked = code !== null && (await isSecondStepOn(database.manager, member));
  if (proof.password === "") return failure({ code: "VALIDATION_FAILED", path, reason: "REQUIRED" });
  if (codeAsked && code.trim() === "") return failure({ code: "VALIDATION_FAILED", path: ["input", "code"], reason: "REQUIRED" });
  const counts = [guesses.inSession(clinicId, id), ...(codeAsked ? [guesses.secondStep(clinicId, id)] : [])];
  const guess = await guesses.begin(clinicId, ...counts);
  if (!guess.ok) return guess;
  if (!(await isRightPassword(member.passwordHash, proof.password.slice(0, longestPassword)))) {
    await recordAudit(database.manager, actor, at, { action: "staff.reauthentication-refused", subjectId: id });
    return failure({ code: "CREDENTIALS_INVALID", path, reason: "PASSWORD_WRONG" });
  }
  const confirm = async (tx: EntityManager): Promise<Outcome<null>> => {
    if (!(await holdMember(tx, member))) return failure({ code: "CONFLICT", path: [] });
    const spent = codeAsked ? await spendCode(tx, keys, member, code, at) : "totp";
    if (spent === "wrong" || spent === "used") {
      await recordAudit(tx, actor, at, { action: "staff.reauthentication-refused", subjectId: id });
      return failure(wrongCode(spent));
    }
    await guess.value.withdraw(tx);
    return success(null);
  };
  return success({ member, confirm });
}
