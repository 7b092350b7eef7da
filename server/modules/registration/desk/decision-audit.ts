import type { AuditEntry } from "../../audit/record-audit.ts";
import type { Registration } from "../registration.entity.ts";

export type DecisionAction =
  "registration.confirmed" | "registration.merged" | "registration.merge-undone" | "registration.archived" | "registration.restored";

/** A decision in the trail: of which registration, and of which chart where there is one. */
export const decisionEntry = (action: DecisionAction, { id }: Pick<Registration, "id">, patientId: string | null = null): AuditEntry => ({
  action,
  subjectId: id,
  patientId,
});
