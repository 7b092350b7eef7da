import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { StaffMember } from "../staff-member.entity.ts";
import { removeRecoveryCodes } from "./recovery-codes.ts";
import { StaffSecondStep } from "./second-step.entity.ts";

/** False where it was off. The last accepted step goes too: another app has another secret. */
export async function removeSecondStep(tx: EntityManager, { clinicId, id }: Pick<StaffMember, "clinicId" | "id">): Promise<boolean> {
  await removeRecoveryCodes(tx, { clinicId, id });
  return affectedRows(await tx.delete(StaffSecondStep, { clinicId, staffMemberId: id })) === 1;
}
