import { fromGlobalId, toGlobalId } from "../../../graphql/global-id.ts";
import type { AuditEvent } from "../audit-event.entity.ts";
import type { WrittenActor } from "./audit-filter.ts";

const actorTypes = { staff: "StaffMember", consumer: "ApiConsumer", patient: "Patient" } as const;

const isNamed = (kind: string): kind is WrittenActor["kind"] => Object.hasOwn(actorTypes, kind);

/** The id by which the schema knows who acted; null for whoever was not signed in. */
export const actorGlobalId = ({ actorKind, actorId }: Pick<AuditEvent, "actorKind" | "actorId">): string | null =>
  actorId !== null && isNamed(actorKind) ? toGlobalId(actorTypes[actorKind], actorId) : null;

/** Who is meant by a global id; one that is nobody's has done nothing. */
export function readActorId(globalId: string): WrittenActor {
  for (const [kind, type] of Object.entries(actorTypes)) {
    const id = fromGlobalId(type, globalId);
    if (id !== null && isNamed(kind)) return { kind, id };
  }
  return { kind: "staff", id: "" };
}

/** What events of an action are about, where the schema can look it up. */
const subjectTypes: Readonly<Record<string, string>> = {
  appointment: "Appointment",
  "billing-finding": "BillingFinding",
  "bulk-access-change": "BulkAccessChange",
  conversation: "Conversation",
  "identification-type": "IdentificationType",
  invoice: "Invoice",
  receipt: "Invoice",
  registration: "Registration",
  "undelivered-message": "UndeliveredMessage",
};

/** The id by which what it was about can be looked up; null where it can't be. */
export function subjectGlobalId({ action, subjectId, patientId }: Pick<AuditEvent, "action" | "subjectId" | "patientId">): string | null {
  if (subjectId === null) return null;
  if (subjectId === patientId) return toGlobalId("Patient", subjectId);
  const type = subjectTypes[action.slice(0, action.indexOf("."))];
  return type === undefined ? null : toGlobalId(type, subjectId);
}
