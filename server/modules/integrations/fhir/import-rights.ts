import type { Actor, ConsumerActor } from "../../../kernel/actor.ts";
import { demand, holds } from "../../../kernel/actor.ts";
import { Fault } from "../../../kernel/fault.ts";
import type { Permission } from "../../../kernel/permissions.ts";

/** Those of the batches through which a bundle is taken over. */
export const importRights = ["PATIENTS_WRITE", "APPOINTMENTS_WRITE", "CLINIC_WRITE"] as const satisfies readonly Permission[];

export const mayImport = (actor: Actor): boolean => importRights.every((right) => holds(actor, right));

/** Resources are known again by the ids of the consumer that sent them: nobody else imports. */
export function demandImport(actor: Actor): asserts actor is ConsumerActor {
  for (const right of importRights) demand(actor, right);
  if (actor.kind !== "consumer") throw new Fault("FORBIDDEN");
}
