import type { EntityManager } from "typeorm";
import { numberFromRaw } from "../../../db/raw-value.ts";
import { Conversation } from "../conversation.entity.ts";

/** How many of the clinic's messages each of the patients has not read; in the order asked. */
export async function countUnreadOf(manager: EntityManager, clinicId: string, patientIds: readonly string[]): Promise<number[]> {
  const rows = await manager
    .createQueryBuilder(Conversation, "conversation")
    .select("conversation.patient_id", "patientId")
    .addSelect("SUM(conversation.unread_by_patient)", "unread")
    .where("conversation.clinic_id = :clinicId AND conversation.patient_id IN (:...ids)", { clinicId, ids: [...new Set(patientIds)] })
    .groupBy("conversation.patient_id")
    .getRawMany<{ patientId: string; unread: number | string }>();
  const counts = new Map(rows.map(({ patientId, unread }) => [patientId, numberFromRaw(unread)]));
  return patientIds.map((id) => counts.get(id) ?? 0);
}
