import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, integer, varchar } from "../../../db/columns.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { OtpChannel } from "../otp-channel.ts";
import type { LinkKind } from "./link-kinds.ts";

/**
 * One message's way into the portal, and what became of it. What stands in the message itself, token and code, is kept as hashes
 * alone. One sweep serves all clinics: hence the index by expiry.
 */
@Entity("notification_links")
@Unique("notification_links_token", ["clinicId", "tokenHash"])
@Index("notification_links_subject", ["clinicId", "patientId", "kind", "subjectId"])
@Index("notification_links_expiry", ["expiresAt"])
@ForeignKey(() => Patient, ["clinicId", "patientId"], ["clinicId", "id"], { name: "notification_links_patient" })
export class NotificationLink {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  /** One notification may go by e-mail and by text message: a link each, and one of them is enough. */
  @Column(foreignId("notification_id"))
  notificationId!: string;

  @Column(foreignId("patient_id"))
  patientId!: string;

  @Column(varchar("kind", 40))
  kind!: LinkKind;

  /** What it is about; null for what has nothing of its own. */
  @Column(foreignId("subject_id", { nullable: true }))
  subjectId!: string | null;

  @Column(varchar("token_hash", 64))
  tokenHash!: string;

  @Column(varchar("channel", 8))
  channel!: OtpChannel;

  /** Keyed hash of where the message went, in normal form. */
  @Column(varchar("recipient", 64))
  recipient!: string;

  /** Null where the message has no code. */
  @Column(varchar("code_mac", 64, { nullable: true }))
  codeMac!: string | null;

  @Column(instant("code_expires_at", { nullable: true }))
  codeExpiresAt!: Date | null;

  @Column(integer("tries"))
  tries!: number;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(instant("expires_at"))
  expiresAt!: Date;

  /** A newer one about the same took its place, or its other message was used. */
  @Column(instant("superseded_at", { nullable: true }))
  supersededAt!: Date | null;

  @Column(instant("used_at", { nullable: true }))
  usedAt!: Date | null;
}
