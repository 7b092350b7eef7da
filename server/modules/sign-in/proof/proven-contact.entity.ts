import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { foreignId, id, instant, text, varchar } from "../../../db/columns.ts";
import type { OtpChannel } from "../otp-channel.ts";

/**
 * A code has shown that a contact is theirs who typed it, and no chart matched what they said. One sweep serves all clinics: hence the
 * index by expiry.
 */
@Entity("proven_contacts")
@Index("proven_contacts_expiry", ["expiresAt"])
export class ProvenContact {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  /** Hash of what the browser that typed the code holds in a cookie. */
  @Column(varchar("nonce_hash", 64))
  nonceHash!: string;

  @Column(varchar("channel", 8))
  channel!: OtpChannel;

  @Column(text("contact_encrypted"))
  contactEncrypted!: string;

  /** Of the identification that was typed at sign-in; null where it was none of the clinic's. */
  @Column(foreignId("identification_type_id", { nullable: true }))
  identificationTypeId!: string | null;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(instant("expires_at"))
  expiresAt!: Date;

  /** When something was made with it, which it allows once. */
  @Column(instant("used_at", { nullable: true }))
  usedAt!: Date | null;
}
