import { Fault } from "./fault.ts";
import type { Permission, Role } from "./permissions.ts";

export interface Anonymous {
  readonly kind: "anonymous";
  readonly clinicId: string;
}

export interface StaffActor {
  readonly kind: "staff";
  readonly clinicId: string;
  readonly id: string;
  readonly sessionId: string;
  readonly role: Role;
  readonly permissions: ReadonlySet<Permission>;
}

export interface PatientActor {
  readonly kind: "patient";
  readonly clinicId: string;
  /** The patient's id. */
  readonly id: string;
  readonly sessionId: string;
}

export interface ConsumerActor {
  readonly kind: "consumer";
  readonly clinicId: string;
  readonly id: string;
  readonly permissions: ReadonlySet<Permission>;
}

/** Who asks, and in which clinic. Everything that reads or writes takes one first. */
export type Actor = Anonymous | StaffActor | PatientActor | ConsumerActor;

export const holds = (actor: Actor, permission: Permission): actor is StaffActor | ConsumerActor =>
  (actor.kind === "staff" || actor.kind === "consumer") && actor.permissions.has(permission);

/** The first line of a service method: refuses everybody who was not given the right. */
export function demand(actor: Actor, permission: Permission): asserts actor is StaffActor | ConsumerActor {
  if (actor.kind === "anonymous") throw new Fault("UNAUTHENTICATED");
  if (!holds(actor, permission)) throw new Fault("FORBIDDEN");
}
