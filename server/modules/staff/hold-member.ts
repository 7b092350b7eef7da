import type { EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import { StaffMember } from "./staff-member.entity.ts";

/**
 * Holds a staff member's row to the end of the transaction: whatever signs in and whatever changes the account go one after the
 * other. False where the account was closed or its password changed since it was read.
 */
export async function holdMember(tx: EntityManager, { clinicId, id, passwordHash }: StaffMember): Promise<boolean> {
  const held = await tx.update(StaffMember, { clinicId, id, passwordHash, active: true }, { active: true });
  return affectedRows(held) === 1;
}
