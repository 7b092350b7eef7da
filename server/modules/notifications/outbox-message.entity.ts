import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { boolean, foreignId, id, instant, integer, text, varchar } from "../../db/columns.ts";

export type NotificationChannel = "EMAIL" | "SMS";

/** SUPPRESSED: written for nobody's chart, so nothing goes out. EXPIRED: too late, or void since a newer one. DEAD: given up. */
export type OutboxStatus = "PENDING" | "SENT" | "DEAD" | "EXPIRED" | "SUPPRESSED";

/**
 * A message on its way. The claim index is the only one that doesn't begin with the clinic: one worker serves all clinics, and must
 * find what is due without asking for each.
 */
@Entity("outbox_messages")
@Index("outbox_messages_claim", ["status", "channel", "urgent", "nextAttemptAt", "id"])
@Index("outbox_messages_sequence", ["clinicId", "sequenceKey", "id"])
export class OutboxMessage {
  /** Also what providers and mailboxes know a repetition by. */
  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("clinic_id"))
  clinicId!: string;

  @Column(varchar("kind", 40))
  kind!: string;

  @Column(varchar("channel", 8))
  channel!: NotificationChannel;

  /** Leaves before what can wait. */
  @Column({ ...boolean("urgent"), default: true })
  urgent!: boolean;

  @Column(foreignId("patient_id", { nullable: true }))
  patientId!: string | null;

  /** Encrypted: the destination and what the message says. Emptied once nothing is left to send. */
  @Column(text("payload", { nullable: true }))
  payload!: string | null;

  @Column(varchar("sequence_key", 64, { nullable: true }))
  sequenceKey!: string | null;

  @Column(instant("not_after", { nullable: true }))
  notAfter!: Date | null;

  @Column(integer("attempts"))
  attempts!: number;

  /** When it may be claimed; while a worker has it, when that worker's lease ends; once finished, when its row goes. */
  @Column(instant("next_attempt_at"))
  nextAttemptAt!: Date;

  @Column(varchar("lease_token", 26, { nullable: true }))
  leaseToken!: string | null;

  @Column(varchar("status", 12))
  status!: OutboxStatus;

  @Column(varchar("last_error_code", 60, { nullable: true }))
  lastErrorCode!: string | null;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(instant("sent_at", { nullable: true }))
  sentAt!: Date | null;
}
