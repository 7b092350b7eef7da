import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { Overtaken } from "../../../db/once-more.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { Conversation } from "../conversation.entity.ts";
import { missingConversation } from "./change-conversation.ts";
import { findAssignees } from "./find-assignees.ts";
import { recordEvent } from "./record-event.ts";

export interface Assignment {
  /** Null where what was sent is no conversation's id. */
  readonly conversationId: string | null;
  /** Null for nobody's; empty where what was sent is no staff member's id. */
  readonly staffMemberId: string | null;
}

/** Makes a conversation somebody's, or nobody's. Whoever says it last is right. */
export async function assignConversation(
  tx: EntityManager,
  actor: RightHolder,
  { conversationId, staffMemberId }: Assignment,
  at: Date,
): Promise<Outcome<Conversation>> {
  const { clinicId } = actor;
  const before = conversationId === null ? null : await tx.findOneBy(Conversation, { clinicId, id: conversationId });
  if (!before) return missingConversation;
  if (before.assignedTo === staffMemberId) return success(before);
  if (staffMemberId !== null && (await findAssignees(tx, clinicId, [staffMemberId])).length === 0)
    return failure({ code: "NOT_FOUND", path: ["input", "staffMemberId"], reason: "UNKNOWN_PERSON" });
  const update = tx
    .createQueryBuilder()
    .update(Conversation)
    .set({ assignedTo: staffMemberId })
    .where("clinic_id = :clinicId AND id = :id", { clinicId, id: before.id });
  // Of two at once each writes its event after the other's: the first was decided on what is not so any more.
  if (before.assignedTo === null) update.andWhere("assigned_to IS NULL");
  else update.andWhere("assigned_to = :assignedTo", { assignedTo: before.assignedTo });
  if (affectedRows(await update.execute()) !== 1) throw new Overtaken();
  const after = Object.assign(new Conversation(), before, { assignedTo: staffMemberId });
  await recordEvent(tx, actor, after, { kind: "ASSIGNED", assignedTo: staffMemberId, at, afterPosition: after.lastMessagePosition });
  const entry = { action: "conversation.assigned", subjectId: after.id, patientId: after.patientId, changedFields: ["assignedTo"] };
  await recordAudit(tx, actor, at, entry);
  return success(after);
}
