import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { foreignId, id, instant, integer, text, varchar } from "../../../db/columns.ts";
import type { NotificationChannel } from "../outbox-message.entity.ts";
import type { UndeliveredReason } from "./undelivered-reason.ts";

/** RESENDABLE: what it says is still there. FINAL: a code, or what it said is gone. RESENT: staff sent it again. */
export const undeliveredStates = ["RESENDABLE", "FINAL", "RESENT"] as const;

export type UndeliveredState = (typeof undeliveredStates)[number];

/** A message that was given up, for staff to see and act on. One sweep serves all clinics: its index alone doesn't begin with one. */
@Entity("undelivered_messages")
@Index("undelivered_messages_latest", ["clinicId", "givenUpAt", "id"])
@Index("undelivered_messages_state", ["clinicId", "state", "givenUpAt", "id"])
@Index("undelivered_messages_of_patient", ["clinicId", "patientId", "givenUpAt", "id"])
@Index("undelivered_messages_due", ["dueAt", "id"])
export class UndeliveredMessage {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  /** The message's own. */
  @PrimaryColumn(id())
  id!: string;

  @Column(varchar("kind", 40))
  kind!: string;

  @Column(varchar("channel", 8))
  channel!: NotificationChannel;

  @Column(foreignId("patient_id", { nullable: true }))
  patientId!: string | null;

  @Column(varchar("masked_destination", 80))
  maskedDestination!: string;

  @Column(varchar("reason", 24))
  reason!: UndeliveredReason;

  @Column(varchar("error_code", 60, { nullable: true }))
  errorCode!: string | null;

  @Column(integer("attempts"))
  attempts!: number;

  @Column(instant("asked_at"))
  askedAt!: Date;

  @Column(instant("given_up_at"))
  givenUpAt!: Date;

  @Column(varchar("state", 12))
  state!: UndeliveredState;

  /** Encrypted as in the outbox. Null for a code, once it was sent again, and after its time. */
  @Column(text("payload", { nullable: true }))
  payload!: string | null;

  @Column(instant("not_after", { nullable: true }))
  notAfter!: Date | null;

  /** The message that it was sent again as. */
  @Column(foreignId("resent_as", { nullable: true }))
  resentAs!: string | null;

  @Column(instant("resent_at", { nullable: true }))
  resentAt!: Date | null;

  /** When the sweep touches it next: to empty it, then to delete it. */
  @Column(instant("due_at"))
  dueAt!: Date;
}
