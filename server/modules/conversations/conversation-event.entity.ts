import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { boolean, foreignId, id, instant, integer, varchar } from "../../db/columns.ts";
import { Conversation } from "./conversation.entity.ts";

export const conversationEventKinds = ["STARTED", "CLOSED", "REOPENED", "REPLIES_CHANGED", "ASSIGNED"] as const;

export type ConversationEventKind = (typeof conversationEventKinds)[number];

/** What staff did with a conversation, but for writing in it. */
@Entity("conversation_events")
@Index("conversation_events_of_one", ["clinicId", "conversationId", "id"])
@ForeignKey(() => Conversation, ["clinicId", "conversationId"], ["clinicId", "id"], { name: "conversation_events_of" })
export class ConversationEvent {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("conversation_id"))
  conversationId!: string;

  @Column(varchar("kind", 16))
  kind!: ConversationEventKind;

  @Column(varchar("actor", 40))
  actor!: string;

  @Column(instant("occurred_at"))
  occurredAt!: Date;

  /** The message after which it happened. */
  @Column(integer("after_position"))
  afterPosition!: number;

  /** What it became, where the event says so. */
  @Column(boolean("replies_allowed", { nullable: true }))
  repliesAllowed!: boolean | null;

  @Column(instant("replies_until", { nullable: true }))
  repliesUntil!: Date | null;

  @Column(boolean("replies_once", { nullable: true }))
  repliesOnce!: boolean | null;

  /** Null also where it became nobody's. */
  @Column(foreignId("assigned_to", { nullable: true }))
  assignedTo!: string | null;
}
