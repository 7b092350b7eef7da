import type { EntityManager } from "typeorm";
import { prepareRows } from "../../../db/prepared/prepared-query.ts";
import { numberFromRaw } from "../../../db/raw-value.ts";
import { Conversation } from "../conversation.entity.ts";

const unreadByPatient = prepareRows<{ patientId: string; unread: number | string }>((manager) =>
  manager
    .createQueryBuilder(Conversation, "conversation")
    .select("conversation.patient_id", "patientId")
    .addSelect("SUM(conversation.unread_by_patient)", "unread")
    .where("conversation.clinic_id = :clinicId AND conversation.patient_id IN (:...ids)")
    .groupBy("conversation.patient_id"),
);

/** How many of the clinic's messages each of the patients has not read; in the order asked. */
export async function countUnreadOf(manager: EntityManager, clinicId: string, patientIds: readonly string[]): Promise<number[]> {
  if (patientIds.length === 0) return [];
  const rows = await unreadByPatient(manager, { clinicId, ids: [...new Set(patientIds)] });
  const counts = new Map(rows.map(({ patientId, unread }) => [patientId, numberFromRaw(unread)]));
  return patientIds.map((id) => counts.get(id) ?? 0);
}
