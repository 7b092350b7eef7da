import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { foreignId, id, instant, integer, varchar } from "../../../db/columns.ts";

export const attachmentMediaTypes = ["application/pdf", "image/jpeg", "image/png"] as const;

export type AttachmentMediaType = (typeof attachmentMediaTypes)[number];

/** `UPLOADING`: its file is being written. `STORED`: it is there. `REMOVING`: it is being deleted, and nothing leads to it. */
export type AttachmentState = "UPLOADING" | "STORED" | "REMOVING";

/** A file of a message, or one that waits to become that. The row is there before its file and until after it. */
@Entity("message_attachments")
@Index("message_attachments_of_message", ["clinicId", "messageId", "place"])
@Index("message_attachments_collectable", ["keptUntil", "id"])
export class MessageAttachment {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(varchar("state", 10))
  state!: AttachmentState;

  @Column(varchar("name", 150))
  name!: string;

  @Column(varchar("media_type", 40))
  mediaType!: AttachmentMediaType;

  @Column(integer("bytes"))
  bytes!: number;

  /** As `writtenActor` writes it: nobody else may attach it. */
  @Column(varchar("uploaded_by", 40))
  uploadedBy!: string;

  @Column(instant("uploaded_at"))
  uploadedAt!: Date;

  /** When it is collected unless a message has it by then; null once one has. */
  @Column(instant("kept_until", { nullable: true }))
  keptUntil!: Date | null;

  @Column(foreignId("message_id", { nullable: true }))
  messageId!: string | null;

  /** Whose record it is part of, once it is attached. */
  @Column(foreignId("patient_id", { nullable: true }))
  patientId!: string | null;

  /** Its place among the message's attachments, from 0. */
  @Column(integer("place"))
  place!: number;
}
