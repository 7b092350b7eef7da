import { randomInt } from "node:crypto";
import type { EntityManager } from "typeorm";
import { In, IsNull } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { newId } from "../../../kernel/id.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { StaffMember } from "../staff-member.entity.ts";
import { StaffRecoveryCode } from "./recovery-code.entity.ts";

/** Without the letters that are read as digits or as one another. */
const alphabet = "abcdefghjkmnpqrstvwxyz23456789";
const length = 10;
const purpose = "staff-recovery-code";

export const recoveryCodeCount = 10;

/** Ten letters and digits, shown five and five: about 49 bits. */
const newCode = (): string => {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
};

const bare = (code: string): string => code.replace("-", "");

/** Null for what can't be one. Takes letters without spaces and hyphens, in any case. */
export function normalRecoveryCode(letters: string): string | null {
  const code = letters.toLowerCase();
  return code.length === length && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

type Owner = Pick<StaffMember, "clinicId" | "id">;

/** Ten new ones in place of those before; shown once. */
export async function renewRecoveryCodes(tx: EntityManager, keys: SecretKeys, { clinicId, id }: Owner, at: Date): Promise<string[]> {
  const codes = new Set<string>();
  while (codes.size < recoveryCodeCount) codes.add(newCode());
  await removeRecoveryCodes(tx, { clinicId, id });
  const rows = [...codes].map((code) => ({
    clinicId,
    id: newId(),
    staffMemberId: id,
    codeMac: keys.hmac(purpose, clinicId, id, bare(code)),
    keyId: keys.keyInUse,
    createdAt: at,
    usedAt: null,
  }));
  await tx.insert(StaffRecoveryCode, rows);
  return [...codes];
}

export async function removeRecoveryCodes(tx: EntityManager, { clinicId, id }: Owner): Promise<void> {
  await tx.delete(StaffRecoveryCode, { clinicId, staffMemberId: id });
}

/** Uses a code up. Of any number of callers with the same code one gets true. */
export async function spendRecoveryCode(
  tx: EntityManager,
  keys: SecretKeys,
  { clinicId, id }: Owner,
  code: string,
  at: Date,
): Promise<boolean> {
  const codeMac = In(keys.hmacAll(purpose, clinicId, id, code));
  return affectedRows(await tx.update(StaffRecoveryCode, { clinicId, staffMemberId: id, codeMac, usedAt: IsNull() }, { usedAt: at })) === 1;
}

export const countRecoveryCodes = (manager: EntityManager, { clinicId, id }: Owner): Promise<number> =>
  manager.countBy(StaffRecoveryCode, { clinicId, staffMemberId: id, usedAt: IsNull() });
