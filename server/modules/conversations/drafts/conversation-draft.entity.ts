import { Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { boolean, foreignId, id, instant, json, text, varchar } from "../../../db/columns.ts";

/** What a staff member began to write: one for each new conversation with a patient and for each conversation. */
@Entity("conversation_drafts")
@Unique("conversation_drafts_target", ["clinicId", "staffMemberId", "target"])
@Index("conversation_drafts_latest", ["clinicId", "staffMemberId", "savedAt", "id"])
@Index("conversation_drafts_old", ["savedAt", "id"])
export class ConversationDraft {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("staff_member_id"))
  staffMemberId!: string;

  @Column(foreignId("patient_id"))
  patientId!: string;

  /** Null for a conversation that is yet to begin. */
  @Column(foreignId("conversation_id", { nullable: true }))
  conversationId!: string | null;

  /** `P:` and the patient's id, or `C:` and the conversation's. */
  @Column(varchar("target", 28))
  target!: string;

  @Column(varchar("subject", 150))
  subject!: string;

  @Column(text("body_html"))
  bodyHtml!: string;

  @Column(json("attachment_ids"))
  attachmentIds!: string[];

  /** Null: as the settings say. */
  @Column(boolean("allow_replies", { nullable: true }))
  allowReplies!: boolean | null;

  @Column(instant("replies_until", { nullable: true }))
  repliesUntil!: Date | null;

  @Column(boolean("replies_once"))
  repliesOnce!: boolean;

  @Column(instant("saved_at"))
  savedAt!: Date;
}
