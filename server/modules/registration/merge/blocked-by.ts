import type { EntityManager } from "typeorm";
import { In, MoreThan } from "typeorm";
import { later } from "../../../kernel/clock.ts";
import { lowestIdAt } from "../../../kernel/id.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import type { RegistrationField } from "./merged-fields.ts";
import type { FieldChange } from "./plan-merge.ts";
import type { RegistrationMerge } from "./registration-merge.entity.ts";

/** A field that an undo leaves as it is, and who has made it so. */
export interface BlockedField {
  readonly field: RegistrationField;
  readonly editedAt: Date | null;
  /** As rows keep it; null where nobody is known. */
  readonly editedBy: string | null;
}

/** By what names the trail knows a field. */
const trailNames: Readonly<Record<RegistrationField, readonly string[]>> = {
  FIRST_NAME: ["firstName"],
  LAST_NAME: ["lastName"],
  PREFERRED_NAME: ["preferredName"],
  DATE_OF_BIRTH: ["dateOfBirth"],
  SEX: ["sex"],
  LANGUAGE: ["language"],
  EMAIL: ["email"],
  MOBILE: ["mobile"],
  ADDRESS: ["street", "city", "province", "postalCode", "country"],
  NOTIFICATION_METHOD: ["notificationMethod"],
  IDENTIFICATION: ["identifications"],
};

/** A chart that is written that often since is not searched any further. */
const mostEvents = 500;

/** Who has last written each of the fields since the merge. */
export async function findEditors(
  manager: EntityManager,
  { clinicId, patientId, mergedAt }: RegistrationMerge,
  blocked: readonly FieldChange[],
): Promise<BlockedField[]> {
  if (blocked.length === 0) return [];
  // The merge's own events are of its own instant, those of edits of a later one.
  const events = await manager
    .createQueryBuilder(AuditEvent, "event")
    .where({ clinicId, patientId, actorKind: In(["staff", "consumer", "patient"]), id: MoreThan(lowestIdAt(later(mergedAt, 1))) })
    .andWhere("event.changed_fields <> '[]'")
    .orderBy("event.id", "DESC")
    .limit(mostEvents)
    .getMany();
  return blocked.map(({ field }) => {
    const event = events.find(({ changedFields }) => changedFields.some((name) => trailNames[field].includes(name)));
    const editedBy = event?.actorId ? `${event.actorKind}:${event.actorId}` : null;
    return { field, editedAt: event?.occurredAt ?? null, editedBy };
  });
}
