import type { AuditActor } from "../audit/record-audit.ts";

/** Switches of charts were moved, told in the transaction that moves them. */
export interface AccessChanged {
  /** Whoever moved them, if need be long after their call. */
  readonly actor: AuditActor;
  /** At most 500. */
  readonly patientIds: readonly string[];
  readonly at: Date;
}
