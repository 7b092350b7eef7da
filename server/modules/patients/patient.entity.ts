import { Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { boolean, foreignId, id, instant, integer, localDate, varchar } from "../../db/columns.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { PatientDetails } from "./merge-patient.ts";
import type { NotificationMethod, Sex } from "./patient-fields.ts";

/** A person with a chart at a clinic. */
@Entity("patients")
@Unique("patients_external_id", ["clinicId", "sourceId", "externalId"])
@Index("patients_request_key", ["clinicId", "requestKey"], { unique: true })
@Index("patients_listed", ["clinicId", "archived", "accessEnabled", "sortName", "id"])
@Index("patients_by_access", ["clinicId", "accessEnabled", "accessChangedAt", "id"])
@Index("patients_by_search_version", ["clinicId", "searchVersion", "id"])
export class Patient implements PatientDetails {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  /** The API consumer whose external id it is. */
  @Column(foreignId("source_id", { nullable: true }))
  sourceId!: string | null;

  @Column(varchar("external_id", 120, { nullable: true }))
  externalId!: string | null;

  /** Made by who made it by hand, so that the same call makes it once: who, and their key of the call. */
  @Column(varchar("request_key", 100, { nullable: true }))
  requestKey!: string | null;

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

  /** In normal form, as sign-in compares it. */
  @Column(varchar("email", 254, { nullable: true }))
  email!: string | null;

  /** E.164, as sign-in compares it. */
  @Column(varchar("mobile", 20, { nullable: true }))
  mobile!: string | null;

  @Column(varchar("home_phone", 20, { nullable: true }))
  homePhone!: string | null;

  @Column(varchar("language", 2))
  language!: Locale;

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

  @Column(boolean("unsubscribed_from_email"))
  unsubscribedFromEmail!: boolean;

  @Column(boolean("unsubscribed_from_sms"))
  unsubscribedFromSms!: boolean;

  @Column(boolean("archived"))
  archived!: boolean;

  @Column(boolean("verified"))
  verified!: boolean;

  /** The chart's own switch of portal access. */
  @Column(boolean("access_enabled"))
  accessEnabled!: boolean;

  @Column(instant("access_changed_at"))
  accessChangedAt!: Date;

  /** Who switched it, as `writtenActor` writes it; null for the settings' default at the chart's making. */
  @Column(varchar("access_changed_by", 40, { nullable: true }))
  accessChangedBy!: string | null;

  /** Why, as who switched it says; staff alone see it. */
  @Column(varchar("access_reason", 200, { nullable: true }))
  accessReason!: string | null;

  @Column(instant("archived_changed_at", { nullable: true }))
  archivedChangedAt!: Date | null;

  @Column(varchar("archived_changed_by", 40, { nullable: true }))
  archivedChangedBy!: string | null;

  @Column(instant("verified_changed_at", { nullable: true }))
  verifiedChangedAt!: Date | null;

  @Column(varchar("verified_changed_by", 40, { nullable: true }))
  verifiedChangedBy!: string | null;

  /** Raised whenever one of the chart's own gates closes: sessions of an earlier epoch are over. */
  @Column(integer("access_epoch"))
  accessEpoch!: number;

  @Column(integer("version"))
  version!: number;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(instant("updated_at"))
  updatedAt!: Date;

  @Column(varchar("updated_by", 40, { nullable: true }))
  updatedBy!: string | null;

  /** Last and first name, folded: what lists are sorted by. */
  @Column({ ...varchar("sort_name", 170), default: "" })
  sortName!: string;

  /** The rules by which its search terms were made; another than today's means that they are to be made anew. */
  @Column({ ...integer("search_version"), default: 0 })
  searchVersion!: number;
}

const keptApart = [
  "clinicId",
  "id",
  "sourceId",
  "externalId",
  "requestKey",
  "accessEnabled",
  "accessChangedAt",
  "accessChangedBy",
  "accessReason",
  "archivedChangedAt",
  "archivedChangedBy",
  "verifiedChangedAt",
  "verifiedChangedBy",
  "accessEpoch",
  "version",
  "createdAt",
  "updatedAt",
  "updatedBy",
  "sortName",
  "searchVersion",
];

export const detailsOf = (patient: Patient): PatientDetails =>
  Object.fromEntries(Object.entries(patient).filter(([field]) => !keptApart.includes(field))) as unknown as PatientDetails;
