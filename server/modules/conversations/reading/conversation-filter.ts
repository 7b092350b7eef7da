import type { SelectQueryBuilder } from "typeorm";
import type { RightHolder } from "../../../kernel/actor.ts";
import type { Conversation } from "../conversation.entity.ts";

export const conversationFilters = ["UNREAD", "MINE", "OPEN", "CLOSED", "ALL"] as const;

export type ConversationFilter = (typeof conversationFilters)[number];

const conditions: Readonly<Record<ConversationFilter, string | null>> = {
  UNREAD: "conversation.unread = :isTrue",
  MINE: "conversation.assigned_to = :mine AND conversation.closed = :isFalse",
  OPEN: "conversation.closed = :isFalse",
  CLOSED: "conversation.closed = :isTrue",
  ALL: null,
};

/** Narrows the clinic's conversations, alias `conversation`. What is theirs is the staff member's; a program has none. */
export function narrow(
  query: SelectQueryBuilder<Conversation>,
  actor: RightHolder,
  filter: ConversationFilter,
  patientId: string | null,
): SelectQueryBuilder<Conversation> {
  query.where("conversation.clinic_id = :clinicId", { clinicId: actor.clinicId });
  if (patientId !== null) query.andWhere("conversation.patient_id = :patientId", { patientId });
  const condition = conditions[filter];
  return condition === null
    ? query
    : query.andWhere(condition, { isTrue: true, isFalse: false, mine: actor.kind === "staff" ? actor.id : "" });
}

const indexes: Readonly<Record<ConversationFilter, string>> = {
  UNREAD: "conversations_unread",
  MINE: "conversations_assigned",
  OPEN: "conversations_open",
  CLOSED: "conversations_open",
  ALL: "conversations_latest",
};

/** The index that has a list in its order. Left to themselves, engines read one that has more and leave out most of it. */
export const indexOf = (filter: ConversationFilter, patientId: string | null): string =>
  patientId === null ? indexes[filter] : "conversations_of_patient";
