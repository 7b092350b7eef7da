import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import { AddressInput } from "../../../graphql/address.ts";
import { LocaleType } from "../../../graphql/locale.ts";
import { Payload } from "../../../graphql/payload.ts";
import { LocalDate } from "../../../graphql/scalars.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { NotificationMethod, Sex } from "../../patients/patient-fields.ts";
import { NotificationMethodEnum, SexEnum } from "../../patients/patient.type.ts";
import { SubmittedRegistration } from "../start/registration-start.type.ts";

@InputType({ description: "What somebody says of themself who registers. What is needed and absent is said at its field." })
export class SubmitRegistrationInput {
  @Field(() => ID, { description: "The `RegistrationStart` of this browser." })
  startId!: string;

  @Field(() => String, { nullable: true, description: "Needed; at most 80 characters." })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: "Needed; at most 80 characters." })
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: "The name they go by; at most 80 characters." })
  preferredName?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Needed; from 1880-01-01 to today." })
  dateOfBirth?: string | null;

  @Field(() => SexEnum, { nullable: true, description: "Needed." })
  sex?: Sex | null;

  @Field(() => ID, { nullable: true, description: "Needed; one of the start's `identificationTypes`." })
  identificationTypeId?: string | null;

  @Field(() => String, { nullable: true, description: "Needed; the number, in any notation." })
  identificationValue?: string | null;

  @Field(() => LocaleType, { nullable: true, description: "Needed: the language in which the clinic shall speak to them." })
  language?: Locale | null;

  @Field(() => AddressInput, { nullable: true, description: "Where they live." })
  address?: AddressInput | null;

  @Field(() => String, {
    nullable: true,
    description: "A mobile number where an e-mail address is proven, an e-mail address where a number is. Nobody checks that it is theirs.",
  })
  otherContact?: string | null;

  @Field(() => NotificationMethodEnum, { nullable: true, description: "Default: by the proven contact." })
  notificationMethod?: NotificationMethod | null;

  @Field(() => Int, { description: "The version of the terms that they have read." })
  termsVersion!: number;

  @Field(() => Boolean, { description: "Whether they agree to it." })
  consent!: boolean;
}

@ObjectType({ description: "What was sent, or why it was not." })
@Access(anyone)
export class SubmitRegistrationPayload extends Payload {
  @Field(() => SubmittedRegistration, { nullable: true, description: "Null where nothing was kept." })
  submitted!: SubmittedRegistration | null;
}
