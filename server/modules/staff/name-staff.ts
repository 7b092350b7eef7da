import { In } from "typeorm";
import type { Database } from "../../db/database.ts";
import type { NameActors } from "../../graphql/record-actor.ts";
import { StaffMember } from "./staff-member.entity.ts";

/** The names of staff members, also of those who no longer sign in. */
export const nameStaffIn =
  (database: Database): NameActors =>
  async (clinicId, ids) => {
    const members = await database.manager.find(StaffMember, {
      select: { id: true, name: true, role: true },
      where: { clinicId, id: In([...ids]) },
    });
    return members.map(({ id, name, role }) => ({ id, name, role, kind: role === "SUPPORT" ? "SUPPORT" : "STAFF" }));
  };
