import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { rolePermissions, roles } from "../../../kernel/permissions.ts";
import { StaffMember } from "../../staff/staff-member.entity.ts";

const reading = roles.filter((role) => rolePermissions[role].includes("CONVERSATIONS_READ"));

export type Assignee = Pick<StaffMember, "id" | "name">;

/** Staff who may be given conversations, by name; of these ids alone where some are given. */
export const findAssignees = (manager: EntityManager, clinicId: string, ids?: readonly string[]): Promise<Assignee[]> =>
  manager.find(StaffMember, {
    select: { id: true, name: true },
    where: { clinicId, active: true, role: In(reading), ...(ids && { id: In([...ids]) }) },
    order: { name: "ASC", id: "ASC" },
  });
