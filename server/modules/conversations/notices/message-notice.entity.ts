import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { boolean, foreignId, id, instant, integer, varchar } from "../../../db/columns.ts";
import type { NotificationObstacle } from "../../sign-in/notification/route-of-notice.ts";

/** `WAITING`: for the end of the patient's window. `NOTIFIED`: on its way or there. `READ`: before that. `NONE`: nothing could be sent. */
export const messageNoticeStates = ["WAITING", "NOTIFIED", "READ", "NONE"] as const;

export type MessageNoticeState = (typeof messageNoticeStates)[number];

/** What became of the notification of one message of the clinic. */
@Entity("message_notices")
@Index("message_notices_waiting", ["clinicId", "patientId", "state", "id"])
export class MessageNotice {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  /** The message's. */
  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("patient_id"))
  patientId!: string;

  @Column(foreignId("conversation_id"))
  conversationId!: string;

  /** The message's in its conversation. */
  @Column(integer("position"))
  position!: number;

  @Column(varchar("state", 10))
  state!: MessageNoticeState;

  /** Why nothing could be sent. */
  @Column(varchar("obstacle", 24, { nullable: true }))
  obstacle!: NotificationObstacle | null;

  /** Whether it shared its notification with others. */
  @Column(boolean("digest"))
  digest!: boolean;

  /** What was left in the outbox for it, by channel. */
  @Column(foreignId("email_id", { nullable: true }))
  emailId!: string | null;

  @Column(foreignId("text_message_id", { nullable: true }))
  textMessageId!: string | null;

  @Column(instant("asked_at"))
  askedAt!: Date;

  /** When it stopped waiting. */
  @Column(instant("settled_at", { nullable: true }))
  settledAt!: Date | null;
}
