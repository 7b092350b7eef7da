import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { forceIndex } from "../../../db/force-index.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { readKeysetPage } from "../../../db/keyset.ts";
import type { RightHolder } from "../../../kernel/actor.ts";
import { StaffMember } from "../../staff/staff-member.entity.ts";
import { searchWordsOf, wordsOf } from "../../patients/search/words-of.ts";
import { Conversation } from "../conversation.entity.ts";
import { findConversations } from "../search/find-conversations.ts";
import type { ConversationFilter } from "./conversation-filter.ts";
import { indexOf, narrow } from "./conversation-filter.ts";

export interface ConversationList {
  readonly filter: ConversationFilter;
  /** Null for those of all patients. */
  readonly patientId: string | null;
  /** As it was typed; blank for all. */
  readonly search: string;
  readonly first: number;
  readonly after: string | null;
}

/** Whose each one is, in the same statement. */
const withAssignee = (query: SelectQueryBuilder<Conversation>): SelectQueryBuilder<Conversation> =>
  query
    .leftJoinAndMapOne(
      "conversation.assignee",
      StaffMember,
      "assignee",
      "assignee.clinic_id = conversation.clinic_id AND assignee.id = conversation.assigned_to",
    )
    .select(["conversation", "assignee.clinicId", "assignee.id", "assignee.name"]);

const byActivity = { at: "lastMessageAt", id: "id", direction: "DESC" } as const;

/** The clinic's conversations, those with the latest message first. */
export function listConversations(manager: EntityManager, actor: RightHolder, list: ConversationList): Promise<KeysetPage<Conversation>> {
  const { filter, patientId, search, first, after } = list;
  const among = () => narrow(manager.createQueryBuilder(Conversation, "conversation"), actor, filter, patientId);
  const words = searchWordsOf(wordsOf(search));
  const inOrder = () => forceIndex(among(), indexOf(filter, patientId));
  if (words.length > 0) return findConversations(manager, { clinicId: actor.clinicId, words, among, inOrder, first, after });
  return readKeysetPage(withAssignee(inOrder()), { ...byActivity, first, after });
}

/** One patient's. */
export const listOfPatient = (
  manager: EntityManager,
  {
    clinicId,
    patientId,
    first,
    after,
  }: { readonly clinicId: string; readonly patientId: string; readonly first: number; readonly after: string | null },
): Promise<KeysetPage<Conversation>> =>
  readKeysetPage(
    forceIndex(
      manager
        .createQueryBuilder(Conversation, "conversation")
        .where("conversation.clinic_id = :clinicId AND conversation.patient_id = :patientId", { clinicId, patientId }),
      "conversations_of_patient",
    ),
    { ...byActivity, first, after },
  );
