import type { PatientActor, StaffActor } from "../kernel/actor.ts";
import { rolePermissions } from "../kernel/permissions.ts";
import type { StaffMember } from "../modules/staff/staff-member.entity.ts";

const origin = { requestId: "seed-demo", networkAddress: null };

const session = (now: Date) => ({ id: "seed-demo", startedAt: now, lastSeenAt: now, idleMinutes: null, expiresAt: now });

/** A staff member as whom the demo writes. */
export const writingAs = ({ clinicId, id, name, role }: StaffMember, now: Date): StaffActor => ({
  ...{ kind: "staff", clinicId, id, name, role, origin, session: session(now) },
  permissions: new Set(rolePermissions[role]),
});

/** A patient as whom the demo writes. */
export const writingAsPatient = (clinicId: string, id: string, now: Date): PatientActor => ({
  ...{ kind: "patient", clinicId, id, origin, session: session(now) },
});
