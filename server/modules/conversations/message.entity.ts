import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, integer, text, varchar } from "../../db/columns.ts";
import type { MessageSide } from "./conversation.entity.ts";
import { Conversation } from "./conversation.entity.ts";

/** What was written in a conversation. Never changed; only when the patient read it is added. */
@Entity("messages")
@Unique("messages_position", ["clinicId", "conversationId", "position"])
@Unique("messages_request_key", ["clinicId", "requestKey"])
@ForeignKey(() => Conversation, ["clinicId", "conversationId"], ["clinicId", "id"], { name: "messages_of" })
export class Message {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("conversation_id"))
  conversationId!: string;

  /** 1 for the first of the conversation, without a gap. */
  @Column(integer("position"))
  position!: number;

  @Column(varchar("written_from", 7))
  from!: MessageSide;

  /** 1 for the first that this side wrote: how many are unread is a difference of two of them. */
  @Column(integer("number_of_side"))
  numberOfSide!: number;

  @Column(varchar("author", 40))
  author!: string;

  @Column(text("body_html"))
  bodyHtml!: string;

  @Column(text("body_text"))
  bodyText!: string;

  @Column(instant("sent_at"))
  sentAt!: Date;

  @Column(instant("read_by_patient_at", { nullable: true }))
  readByPatientAt!: Date | null;

  /** Made by who wrote it, so that the same call writes it once: who, and their key of the call. */
  @Column(varchar("request_key", 105))
  requestKey!: string;

  /** Of what was asked with that key: the same key for something else is refused. */
  @Column(varchar("request_digest", 43))
  requestDigest!: string;
}
