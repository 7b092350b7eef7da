import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { Overtaken } from "../../../db/once-more.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { Conversation } from "../conversation.entity.ts";
import { Message } from "../message.entity.ts";

/** Puts the patient's last message back among what staff have to read. What is unread already stays. Throws `Overtaken`. */
export async function markUnread(tx: EntityManager, actor: RightHolder, before: Conversation, at: Date): Promise<Outcome<Conversation>> {
  const { clinicId, id, patientId } = before;
  if (before.unread) return success(before);
  const last = await tx.findOne(Message, {
    select: { position: true, numberOfSide: true },
    where: { clinicId, conversationId: id, from: "PATIENT" },
    order: { position: "DESC" },
  });
  if (!last) return failure({ code: "VALIDATION_FAILED", path: ["input", "conversationId"], reason: "NOTHING_TO_READ" });
  const update = await tx
    .createQueryBuilder()
    .update(Conversation)
    .set({ staffReadPosition: last.position - 1, unreadByStaff: 1, unread: true })
    .where("clinic_id = :clinicId AND id = :id AND unread = :isShut AND patient_messages = :number", {
      ...{ clinicId, id, isShut: false, number: last.numberOfSide },
    })
    .execute();
  if (affectedRows(update) !== 1) throw new Overtaken();
  const entry = { action: "conversation.marked-unread", subjectId: id, patientId, changedFields: ["staffReadPosition"] };
  await recordAudit(tx, actor, at, entry);
  return success(await tx.findOneByOrFail(Conversation, { clinicId, id }));
}
