import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { boolean, foreignId, id, instant, integer, text, varchar } from "../../db/columns.ts";
import type { CodePurpose } from "./one-time-code.ts";
import type { OtpChannel } from "./otp-channel.ts";

/** A one-time code on its way, and what became of it. One sweep serves all clinics: hence the index by expiry. */
@Entity("otp_challenges")
@Index("otp_challenges_expiry", ["expiresAt"])
export class OtpChallenge {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column({ ...varchar("purpose", 16), default: "SIGN_IN" })
  purpose!: CodePurpose;

  /** Null when nobody matched: the rest of the row looks the same. */
  @Column(foreignId("patient_id", { nullable: true }))
  patientId!: string | null;

  @Column(varchar("channel", 8))
  channel!: OtpChannel;

  /** Keyed hash of the destination in normal form. */
  @Column(varchar("recipient", 64))
  recipient!: string;

  /** Keyed hash of the contact that a confirmed change takes the place of, as it was when the code was asked for; null at sign-in. */
  @Column(varchar("replaces", 64, { nullable: true }))
  replaces!: string | null;

  /** Keyed hash of what was typed, at sign-in identification and destination: requests are counted by it. */
  @Column(varchar("pair_key", 64))
  pairKey!: string;

  /** Nobody matched, and whoever types the code may register: it was really sent. */
  @Column({ ...boolean("opens_registration"), default: false })
  opensRegistration!: boolean;

  /** Of the identification that was typed at sign-in; of an unknown type as well. */
  @Column(foreignId("identification_type_id", { nullable: true }))
  identificationTypeId!: string | null;

  /** Keyed index of that identification: by it is seen whether a chart has come to match since. */
  @Column(varchar("identification_index", 64, { nullable: true }))
  identificationIndex!: string | null;

  /** Made from what was typed, not from a chart. */
  @Column(varchar("masked_destination", 120))
  maskedDestination!: string;

  @Column(text("destination_encrypted"))
  destinationEncrypted!: string;

  @Column(varchar("code_mac", 64))
  codeMac!: string;

  /** Hash of what the browser that asked holds in a cookie; of the session that asked, where a contact is to change. */
  @Column(varchar("nonce_hash", 64))
  nonceHash!: string;

  @Column(integer("tries"))
  tries!: number;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(instant("expires_at"))
  expiresAt!: Date;

  @Column(instant("resend_available_at"))
  resendAvailableAt!: Date;

  @Column(instant("voided_at", { nullable: true }))
  voidedAt!: Date | null;

  @Column(instant("consumed_at", { nullable: true }))
  consumedAt!: Date | null;
}
