import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import { AddressInput } from "../../graphql/address.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { LocaleType } from "../../graphql/locale.ts";
import { Payload, UpsertResult } from "../../graphql/payload.ts";
import { LocalDate } from "../../graphql/scalars.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { NotificationMethod, Sex } from "./patient-fields.ts";
import { NotificationMethodEnum, SexEnum } from "./patient.type.ts";

@InputType({ description: "An ID number of a patient." })
export class PatientIdentificationInput {
  @Field(() => ID, { description: "One of `clinic { identificationTypes }`." })
  typeId!: string;

  @Field(() => String, { description: "The number, in any notation: spaces, hyphens and case do not matter." })
  value!: string;
}

/** What may be said of any chart. */
@InputType()
export abstract class ChartInput {
  @Field(() => String, { nullable: true, description: "At most 80 characters." })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: "At most 80 characters." })
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: "At most 80 characters." })
  preferredName?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "From 1880-01-01 to today." })
  dateOfBirth?: string | null;

  @Field(() => SexEnum, { nullable: true, description: "Sex." })
  sex?: Sex | null;

  @Field(() => [PatientIdentificationInput], {
    nullable: true,
    description: "At most one per type. Types that are not named are untouched. A number of another chart is refused.",
  })
  identifications?: PatientIdentificationInput[] | null;

  @Field(() => String, { nullable: true, description: "E-mail address." })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "Mobile number, in any usual notation; Canadian where it has no country code." })
  mobile?: string | null;

  @Field(() => String, { nullable: true, description: "Home phone, likewise." })
  homePhone?: string | null;

  @Field(() => LocaleType, { nullable: true, description: "Default for a new chart: the clinic's language." })
  language?: Locale | null;

  @Field(() => NotificationMethodEnum, { nullable: true, description: "Default for a new chart: by what there is, e-mail first." })
  notificationMethod?: NotificationMethod | null;

  @Field(() => AddressInput, { nullable: true, description: "Where they live." })
  address?: AddressInput | null;

  @Field(() => Boolean, { nullable: true, description: "They want no e-mail." })
  unsubscribedFromEmail?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "They want no text messages." })
  unsubscribedFromSms?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Default for a new chart: true. An unverified chart's patient can't be in the portal.",
  })
  verified?: boolean | null;
}

@InputType({
  description:
    "One chart by its external id. A new one needs first and last name, date of birth, sex and one identification; absent fields are untouched, null clears.",
})
export class UpsertPatientInput extends ChartInput {
  @Field(() => String, { description: "Your own id of it: what makes a repeated call change nothing. At most 120 characters." })
  externalId!: string;

  @Field(() => Boolean, { nullable: true, description: "An archived chart's patient can't be in the portal." })
  archived?: boolean | null;
}

@InputType({ description: "A batch of charts." })
export class UpsertPatientsInput {
  @Field(() => [UpsertPatientInput], { description: "1 to 500 items." })
  patients!: UpsertPatientInput[];
}

@ObjectType({ description: "What became of one chart of a batch." })
@Access(anyone)
export class UpsertPatientResult extends UpsertResult {
  /** The chart's id in the application; null where the item failed. */
  patientId!: string | null;
}

@ObjectType({ description: "What became of a batch of charts." })
@Access(anyone)
export class UpsertPatientsPayload extends Payload {
  @Field(() => [UpsertPatientResult], { description: "One per item, in the order sent." })
  results!: UpsertPatientResult[];
}

/** The input as the services read it: identification types by the application's own ids. */
export const toChartFields = <Input extends ChartInput>({ identifications, ...fields }: Input) => ({
  ...fields,
  ...(identifications !== undefined && {
    identifications:
      identifications?.map(({ typeId, value }) => ({ typeId: fromGlobalId("IdentificationType", typeId) ?? "", value })) ?? null,
  }),
});
