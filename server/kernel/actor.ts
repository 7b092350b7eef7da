import { Fault } from "./fault.ts";
import type { Permission, Role } from "./permissions.ts";
import type { SessionTimes } from "./session-lifetime.ts";

/** Where a call comes from; ends up in the audit trail. */
export interface Origin {
  readonly requestId: string;
  readonly networkAddress: string | null;
}

/** The session in which a person acts. */
export interface ActorSession extends SessionTimes {
  readonly id: string;
}

interface Caller {
  readonly clinicId: string;
  readonly origin: Origin;
}

export interface Anonymous extends Caller {
  readonly kind: "anonymous";
}

export interface StaffActor extends Caller {
  readonly kind: "staff";
  readonly id: string;
  readonly name: string;
  readonly session: ActorSession;
  readonly role: Role;
  readonly permissions: ReadonlySet<Permission>;
}

export interface PatientActor extends Caller {
  readonly kind: "patient";
  /** The patient's id. */
  readonly id: string;
  readonly session: ActorSession;
}

export interface ConsumerActor extends Caller {
  readonly kind: "consumer";
  readonly id: string;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
}

/** Who asks, and in which clinic. Everything that reads or writes takes one first. */
export type Actor = Anonymous | StaffActor | PatientActor | ConsumerActor;

/** Somebody who works with patients' data by right. */
export type RightHolder = StaffActor | ConsumerActor;

export const holds = (actor: Actor, permission: Permission): actor is RightHolder =>
  (actor.kind === "staff" || actor.kind === "consumer") && actor.permissions.has(permission);

/** The first line of a service method: refuses everybody who was not given the right. */
export function demand(actor: Actor, permission: Permission): asserts actor is RightHolder {
  if (actor.kind === "anonymous") throw new Fault("UNAUTHENTICATED");
  if (!holds(actor, permission)) throw new Fault("FORBIDDEN");
}

/** Who acts, as rows keep it (at most 40 characters): `staff:01J…`; null for nobody who is known. */
export const writtenActor = (actor: Actor): string | null => (actor.kind === "anonymous" ? null : `${actor.kind}:${actor.id}`);
