import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { Overtaken } from "../../../db/once-more.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { MessageSide } from "../conversation.entity.ts";
import { Conversation } from "../conversation.entity.ts";
import type { MessageWriter } from "../message-hook.ts";
import { Message } from "../message.entity.ts";

/**
 * How many messages a side has written up to a place: what stands there says how many its own side has, and the others are the other's.
 * Messages never change, so that the answer stays right.
 */
async function numberThrough(tx: EntityManager, { clinicId, id }: Conversation, side: MessageSide, position: number): Promise<number> {
  const { from, numberOfSide } = await tx.findOneByOrFail(Message, { clinicId, conversationId: id, position });
  return from === side ? numberOfSide : position - numberOfSide;
}

const staffRead = (position: number) => ({
  staffReadPosition: position,
  unreadByStaff: () => "patient_messages - :number",
  unread: () => "CASE WHEN patient_messages > :number THEN 1 ELSE 0 END",
});

const patientRead = (position: number) => ({
  patientReadPosition: position,
  unreadByPatient: () => "clinic_messages - :number",
});

/** Moves the marker of the reader's side as far as the place, if it isn't there yet; answers the conversation as it is then. Throws `Overtaken`. */
export async function markRead(
  tx: EntityManager,
  actor: MessageWriter,
  before: Conversation,
  through: number,
  at: Date,
): Promise<Conversation> {
  const { clinicId, id, patientId } = before;
  const byPatient = actor.kind === "patient";
  const position = Math.min(through, before.lastMessagePosition);
  if (position <= (byPatient ? before.patientReadPosition : before.staffReadPosition)) return before;
  const number = await numberThrough(tx, before, byPatient ? "CLINIC" : "PATIENT", position);
  const update = await tx
    .createQueryBuilder()
    .update(Conversation)
    .set(byPatient ? patientRead(position) : staffRead(position))
    .where(`clinic_id = :clinicId AND id = :id AND ${byPatient ? "patient_read_position" : "staff_read_position"} < :position`, {
      ...{ clinicId, id, position, number },
    })
    .execute();
  if (affectedRows(update) !== 1) throw new Overtaken();
  if (byPatient) await noteWhen(tx, before, position, at);
  const changedFields = [byPatient ? "patientReadPosition" : "staffReadPosition"];
  await recordAudit(tx, actor, at, { action: "conversation.marked-read", subjectId: id, patientId, changedFields });
  return tx.findOneByOrFail(Conversation, { clinicId, id });
}

/** When the patient has read the clinic's messages: the first time counts. */
async function noteWhen(tx: EntityManager, { clinicId, id, patientReadPosition }: Conversation, position: number, at: Date): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(Message)
    .set({ readByPatientAt: at })
    .where("clinic_id = :clinicId AND conversation_id = :id AND position > :patientReadPosition AND position <= :position", {
      ...{ clinicId, id, patientReadPosition, position },
    })
    .andWhere("written_from = :side AND read_by_patient_at IS NULL", { side: "CLINIC" satisfies MessageSide })
    .execute();
}
