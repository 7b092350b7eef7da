import { Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { id, varchar } from "../../../db/columns.ts";
import { Conversation } from "../conversation.entity.ts";

/** A word of a conversation's subject or of one of its messages, folded. Names of patients are found by the terms of their charts. */
@Entity("conversation_search_terms")
@Index("conversation_search_terms_of_one", ["clinicId", "conversationId", "term"])
@ForeignKey(() => Conversation, ["clinicId", "conversationId"], ["clinicId", "id"], { name: "conversation_search_terms_of" })
export class ConversationSearchTerm {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn({ ...varchar("term", 40), nullable: false })
  term!: string;

  @PrimaryColumn(id("conversation_id"))
  conversationId!: string;
}
