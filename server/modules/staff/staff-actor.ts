import type { Origin, StaffActor } from "../../kernel/actor.ts";
import { rolePermissions } from "../../kernel/permissions.ts";
import type { StaffMember } from "./staff-member.entity.ts";
import type { StaffSession } from "./staff-session.entity.ts";

export interface OpenedStaffSession {
  readonly session: StaffSession;
  readonly token: string;
  readonly actor: StaffActor;
}

export const actorFor = (member: StaffMember, session: StaffSession, origin: Origin): StaffActor => ({
  kind: "staff",
  clinicId: member.clinicId,
  id: member.id,
  name: member.name,
  session,
  role: member.role,
  permissions: new Set(rolePermissions[member.role]),
  origin,
});
