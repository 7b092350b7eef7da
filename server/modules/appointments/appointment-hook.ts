import type { RightHolder } from "../../kernel/actor.ts";

/** Appointments were made or changed, told in the transaction that keeps them. */
export interface AppointmentsChanged {
  readonly actor: RightHolder;
  /** At most 500. */
  readonly appointmentIds: readonly string[];
  readonly at: Date;
}
