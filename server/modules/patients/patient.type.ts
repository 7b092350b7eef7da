import { Field, Int, ObjectType } from "type-graphql";
import { Access, either, patientThemself, permitted } from "../../graphql/access.ts";
import { AddressType, toAddress } from "../../graphql/address.ts";
import { enumOf } from "../../graphql/enums.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { LocaleType } from "../../graphql/locale.ts";
import { Node } from "../../graphql/node.ts";
import { DateTime, LocalDate } from "../../graphql/scalars.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { NotificationMethod, Sex } from "./patient-fields.ts";
import { notificationMethods, sexes } from "./patient-fields.ts";
import type { Patient } from "./patient.entity.ts";

export const SexEnum = enumOf("Sex", "Sex, as health records keep it.", sexes, {
  FEMALE: "Female.",
  MALE: "Male.",
  OTHER: "Another.",
  UNKNOWN: "Not known.",
});

export const NotificationMethodEnum = enumOf("NotificationMethod", "How a patient wants to be notified.", notificationMethods, {
  NONE: "Not at all.",
  EMAIL: "By e-mail.",
  SMS: "By text message.",
  BOTH: "By e-mail and text message.",
});

export const patientRule = either(patientThemself, permitted("PATIENTS_READ"));

@ObjectType("Patient", { implements: Node, description: "A person with a chart at the clinic." })
@Access(patientRule)
export class PatientType extends Node {
  /** The application's own id, for fields that other modules add. */
  patientId!: string;

  /** The chart, for fields that other resolvers add. */
  row!: Patient;

  @Field(() => String, { nullable: true, description: "The integrating team's own id of the chart." })
  @Access(permitted("PATIENTS_READ"))
  externalId!: string | null;

  @Field(() => String, { description: "First name." })
  firstName!: string;

  @Field(() => String, { description: "Last name." })
  lastName!: string;

  @Field(() => String, { nullable: true, description: "The name they go by." })
  preferredName!: string | null;

  @Field(() => LocalDate, { description: "Date of birth." })
  dateOfBirth!: string;

  @Field(() => SexEnum, { description: "Sex." })
  sex!: Sex;

  @Field(() => String, { nullable: true, description: "E-mail address." })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "Mobile number (E.164)." })
  mobile!: string | null;

  @Field(() => String, { nullable: true, description: "Home phone (E.164)." })
  homePhone!: string | null;

  @Field(() => LocaleType, { description: "The language they prefer." })
  language!: Locale;

  @Field(() => NotificationMethodEnum, { description: "How they want to be notified." })
  notificationMethod!: NotificationMethod;

  @Field(() => AddressType, { nullable: true, description: "Where they live." })
  address!: AddressType | null;

  @Field(() => Boolean, { description: "Whether they want no e-mail." })
  unsubscribedFromEmail!: boolean;

  @Field(() => Boolean, { description: "Whether they want no text messages." })
  unsubscribedFromSms!: boolean;

  @Field(() => Int, { description: "Counts the chart's changes: an edit says which version it is based on." })
  version!: number;

  @Field(() => Boolean, { nullable: true, description: "Whether the chart is archived." })
  @Access(permitted("PATIENTS_READ"))
  archived!: boolean;

  @Field(() => Boolean, { nullable: true, description: "Whether staff or an integrating team vouch for the chart." })
  @Access(permitted("PATIENTS_READ"))
  verified!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When the chart was made." })
  @Access(permitted("PATIENTS_READ"))
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When the chart last changed." })
  @Access(permitted("PATIENTS_READ"))
  updatedAt!: Date;
}

export function toPatient(row: Patient): PatientType {
  const shown = new PatientType();
  shown.id = toGlobalId("Patient", row.id);
  shown.patientId = row.id;
  shown.row = row;
  shown.externalId = row.externalId;
  shown.firstName = row.firstName;
  shown.lastName = row.lastName;
  shown.preferredName = row.preferredName;
  shown.dateOfBirth = row.dateOfBirth;
  shown.sex = row.sex;
  shown.email = row.email;
  shown.mobile = row.mobile;
  shown.homePhone = row.homePhone;
  shown.language = row.language;
  shown.notificationMethod = row.notificationMethod;
  shown.address = toAddress(row);
  shown.unsubscribedFromEmail = row.unsubscribedFromEmail;
  shown.unsubscribedFromSms = row.unsubscribedFromSms;
  shown.version = row.version;
  shown.archived = row.archived;
  shown.verified = row.verified;
  shown.createdAt = row.createdAt;
  shown.updatedAt = row.updatedAt;
  return shown;
}
