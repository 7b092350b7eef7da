import type { AuditClass } from "../audit-class.ts";

/** Somebody by what they are and their id, as rows keep them. */
export interface WrittenActor {
  readonly kind: "staff" | "consumer" | "patient";
  readonly id: string;
}

/** Which events: those that meet all that is given. */
export interface AuditFilter {
  /** From this instant on. */
  readonly from: Date | null;
  /** Before this instant. */
  readonly until: Date | null;
  readonly patientId: string | null;
  readonly actor: WrittenActor | null;
  readonly auditClass: AuditClass | null;
}
