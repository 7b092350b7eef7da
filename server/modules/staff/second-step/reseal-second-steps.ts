import type { EntityManager } from "typeorm";
import { IsNull } from "typeorm";
import type { Resealing } from "../../../db/reseal.ts";
import { resealing } from "../../../db/reseal.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { StaffRecoveryCode } from "./recovery-code.entity.ts";
import { StaffSecondStep } from "./second-step.entity.ts";
import { openTotpSecret, sealTotpSecret } from "./totp-vault.ts";

const columns = ["secretSealed", "proposedSecretSealed"] as const;

export const resealSecondSteps = (keys: SecretKeys): Resealing =>
  resealing<StaffSecondStep>({
    name: "authenticator apps of staff",
    entity: StaffSecondStep,
    order: { at: "clinicId", id: "staffMemberId" },
    prepare: async () => (row) => {
      const older = columns.flatMap((column) => {
        const sealed = row[column];
        return sealed !== null && keys.isOfOlder(sealed) ? [[column, sealTotpSecret(keys, row, openTotpSecret(keys, row, sealed))]] : [];
      });
      return older.length > 0 ? (Object.fromEntries(older) as Partial<StaffSecondStep>) : null;
    },
  });

/**
 * How many staff members have recovery codes that end with an older key. The codes themselves are known to nobody, so they can't be
 * kept under another key.
 */
export async function countOlderRecoveryCodes(manager: EntityManager, keys: SecretKeys): Promise<number> {
  if (!keys.hasOlder) return 0;
  const { count } = (await manager
    .createQueryBuilder(StaffRecoveryCode, "code")
    .where({ usedAt: IsNull() })
    .andWhere("(code.key_id IS NULL OR code.key_id <> :keyInUse)", { keyInUse: keys.keyInUse })
    .select("COUNT(DISTINCT code.staff_member_id)", "count")
    .getRawOne<{ count: number | string }>())!;
  return Number(count);
}
