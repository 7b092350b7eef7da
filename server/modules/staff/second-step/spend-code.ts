import type { EntityManager } from "typeorm";
import { LessThan } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { StaffMember } from "../staff-member.entity.ts";
import { spendRecoveryCode } from "./recovery-codes.ts";
import { StaffSecondStep } from "./second-step.entity.ts";
import { openTotpSecret } from "./totp-vault.ts";
import { stepOfCode } from "./totp.ts";
import { readTypedCode } from "./typed-code.ts";

/** `used`: it was right, and somebody was faster with it. */
export type Spent = "totp" | "recovery" | "wrong" | "used";

/**
 * Evaluates a code and uses it up. One conditional UPDATE decides: a time step is accepted once and none before it afterwards, a
 * recovery code once.
 */
export async function spendCode(
  tx: EntityManager,
  keys: SecretKeys,
  { clinicId, id: staffMemberId }: Pick<StaffMember, "clinicId" | "id">,
  typed: string,
  at: Date,
): Promise<Spent> {
  const owner = { clinicId, staffMemberId };
  const held = await tx.findOneBy(StaffSecondStep, owner);
  if (!held?.secretSealed) return "wrong";
  const read = readTypedCode(typed);
  if (read.kind === "unreadable") return "wrong";
  if (read.kind === "recovery")
    return (await spendRecoveryCode(tx, keys, { clinicId, id: staffMemberId }, read.code, at)) ? "recovery" : "wrong";
  const step = stepOfCode(openTotpSecret(keys, owner, held.secretSealed), read.code, at);
  if (step === null) return "wrong";
  const spent = await tx.update(
    StaffSecondStep,
    { ...owner, secretSealed: held.secretSealed, lastStep: LessThan(step) },
    { lastStep: step },
  );
  if (affectedRows(spent) === 1) return "totp";
  // A change of keys may have sealed the same secret anew since it was read.
  const now = await tx.findOneBy(StaffSecondStep, owner);
  return now?.secretSealed && now.secretSealed !== held.secretSealed
    ? spendCode(tx, keys, { clinicId, id: staffMemberId }, typed, at)
    : "used";
}
