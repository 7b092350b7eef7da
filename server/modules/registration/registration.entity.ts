import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, integer, localDate, varchar } from "../../db/columns.ts";
import type { Locale } from "../../kernel/locale.ts";
import { IdentificationType } from "../clinics/identification-type.entity.ts";
import type { NotificationMethod, Sex } from "../patients/patient-fields.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { OtpChannel } from "../sign-in/otp-channel.ts";

export const registrationStates = ["PENDING", "CONFIRMED", "MERGED", "ARCHIVED"] as const;

export type RegistrationState = (typeof registrationStates)[number];

export const archiveReasons = ["DUPLICATE", "NOT_A_PATIENT", "UNREACHABLE", "ABUSE", "OTHER"] as const;

export type ArchiveReason = (typeof archiveReasons)[number];

/** What a person has sent in to become a patient. It is no chart: staff decide what becomes of it. */
@Entity("registrations")
@Unique("registrations_proof", ["clinicId", "proofId"])
@Index("registrations_listed", ["clinicId", "state", "submittedAt", "id"])
@Index("registrations_of_source", ["clinicId", "networkKey", "state", "submittedAt", "id"])
@Index("registrations_by_email", ["clinicId", "email", "submittedAt", "id"])
@Index("registrations_by_mobile", ["clinicId", "mobile", "submittedAt", "id"])
@Index("registrations_by_identification", ["clinicId", "identificationTypeId", "identificationIndex", "state"])
@Index("registrations_by_birth", ["clinicId", "state", "dateOfBirth", "sortName"])
@Index("registrations_by_batch", ["clinicId", "decisionBatchId", "id"])
@Index("registrations_by_patient", ["clinicId", "patientId", "submittedAt"])
@ForeignKey(() => IdentificationType, ["clinicId", "identificationTypeId"], ["clinicId", "id"], {
  name: "registrations_identification_type",
})
@ForeignKey(() => Patient, ["clinicId", "patientId"], ["clinicId", "id"], { name: "registrations_patient" })
export class Registration {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  /** The proof of their contact, which makes one registration at most. Proofs are swept away, so that this refers to none. */
  @Column(foreignId("proof_id"))
  proofId!: string;

  @Column(varchar("state", 9))
  state!: RegistrationState;

  @Column(integer("version"))
  version!: number;

  @Column(instant("submitted_at"))
  submittedAt!: Date;

  @Column(varchar("first_name", 80))
  firstName!: string;

  @Column(varchar("last_name", 80))
  lastName!: string;

  @Column(varchar("preferred_name", 80, { nullable: true }))
  preferredName!: string | null;

  @Column(localDate("date_of_birth"))
  dateOfBirth!: string;

  @Column(varchar("sex", 8))
  sex!: Sex;

  @Column(varchar("language", 2))
  language!: Locale;

  /** In normal form. */
  @Column(varchar("email", 254, { nullable: true }))
  email!: string | null;

  /** E.164. */
  @Column(varchar("mobile", 20, { nullable: true }))
  mobile!: string | null;

  /** Which of the two a code has proven; the other one is what they say. */
  @Column(varchar("proven_channel", 5))
  provenChannel!: OtpChannel;

  @Column(varchar("notification_method", 8))
  notificationMethod!: NotificationMethod;

  @Column(varchar("street", 160, { nullable: true }))
  street!: string | null;

  @Column(varchar("city", 80, { nullable: true }))
  city!: string | null;

  @Column(varchar("province", 40, { nullable: true }))
  province!: string | null;

  @Column(varchar("postal_code", 16, { nullable: true }))
  postalCode!: string | null;

  @Column(varchar("country", 40, { nullable: true }))
  country!: string | null;

  @Column(foreignId("identification_type_id"))
  identificationTypeId!: string;

  /** Sealed by the identifications' vault, for this registration's id. */
  @Column(varchar("identification_value_encrypted", 400))
  identificationValueEncrypted!: string;

  /** The same keyed index that charts' numbers have. */
  @Column(varchar("identification_index", 64))
  identificationIndex!: string;

  /** Folded as charts' are. */
  @Column(varchar("sort_name", 170))
  sortName!: string;

  /** Of the clinic's terms, which they agreed to. */
  @Column(integer("terms_version"))
  termsVersion!: number;

  /** Keyed hash of the network that it came from: tells groups, and no address. */
  @Column(varchar("network_key", 64, { nullable: true }))
  networkKey!: string | null;

  @Column(instant("decided_at", { nullable: true }))
  decidedAt!: Date | null;

  /** As `writtenActor` writes it. */
  @Column(varchar("decided_by", 40, { nullable: true }))
  decidedBy!: string | null;

  /** Who decided and their key of the call, so that the same call decides once. */
  @Column(varchar("decision_key", 110, { nullable: true }))
  decisionKey!: string | null;

  /** The act that decided it together with others. */
  @Column(foreignId("decision_batch_id", { nullable: true }))
  decisionBatchId!: string | null;

  @Column(varchar("archive_reason", 16, { nullable: true }))
  archiveReason!: ArchiveReason | null;

  @Column(varchar("archive_note", 200, { nullable: true }))
  archiveNote!: string | null;

  /** The chart that was made of it, or that it was merged into. */
  @Column(foreignId("patient_id", { nullable: true }))
  patientId!: string | null;
}
