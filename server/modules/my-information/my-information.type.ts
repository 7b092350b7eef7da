import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone, patientThemself } from "../../graphql/access.ts";
import { AddressInput } from "../../graphql/address.ts";
import { LocaleType } from "../../graphql/locale.ts";
import { Payload } from "../../graphql/payload.ts";
import { UserError } from "../../graphql/user-error.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { NotificationMethod } from "../patients/patient-fields.ts";
import { NotificationMethodEnum, PatientType } from "../patients/patient.type.ts";
import type { OtpChannel } from "../sign-in/otp-channel.ts";
import { OtpChallengeType } from "../sign-in/otp.type.ts";
import { OtpChannelEnum } from "../sign-in/portal.type.ts";

@InputType({ description: "What a patient changes on their own chart. Absent fields are untouched, null clears." })
export class UpdateMyInformationInput {
  @Field(() => Int, { description: "The chart's version that they saw." })
  version!: number;

  @Field(() => String, { nullable: true, description: "The name they go by. At most 80 characters." })
  preferredName?: string | null;

  @Field(() => LocaleType, { nullable: true, description: "The language they prefer." })
  language?: Locale | null;

  @Field(() => NotificationMethodEnum, { nullable: true, description: "How they want to be notified: the chart must have what it takes." })
  notificationMethod?: NotificationMethod | null;

  @Field(() => AddressInput, { nullable: true, description: "Where they live." })
  address?: AddressInput | null;

  @Field(() => Boolean, { nullable: true, description: "They want no e-mail but one-time codes and warnings." })
  unsubscribedFromEmail?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "They want no text messages but one-time codes and warnings." })
  unsubscribedFromSms?: boolean | null;
}

@ObjectType({ implements: UserError, description: "Somebody saved the chart since the version that was sent; nothing was saved." })
@Access(patientThemself)
export class MyInformationConflict extends UserError {
  @Field(() => PatientType, { description: "The chart as it is now." })
  current!: PatientType;
}

@ObjectType({ description: "The chart after the save, or why nothing was saved." })
@Access(anyone)
export class UpdateMyInformationPayload extends Payload {
  @Field(() => PatientType, { nullable: true, description: "The patient's chart; null where nothing was saved." })
  patient!: PatientType | null;
}

@InputType({ description: "A new e-mail address or mobile number." })
export class RequestContactChangeInput {
  @Field(() => OtpChannelEnum, { description: "Which of the two: one of `portal { otpChannels }`." })
  channel!: OtpChannel;

  @Field(() => String, { description: "The new one, in any usual notation; a number is Canadian where it has no country code." })
  destination!: string;
}

@InputType({ description: "Which code to send anew." })
export class ResendContactChangeInput {
  @Field(() => ID, { description: "The challenge whose code did not arrive." })
  challengeId!: string;
}

@InputType({ description: "The code that was sent to the new contact, typed or pasted." })
export class ConfirmContactChangeInput {
  @Field(() => ID, { description: "The challenge to which the code belongs." })
  challengeId!: string;

  @Field(() => String, { description: "Eight digits, in any notation, or a whole message that contains them." })
  code!: string;
}

@ObjectType({ description: "The challenge, or why there is none." })
@Access(anyone)
export class RequestContactChangePayload extends Payload {
  @Field(() => OtpChallengeType, { nullable: true, description: "For `confirmContactChange`; null where the request was refused." })
  challenge!: OtpChallengeType | null;
}

@ObjectType({ description: "The chart with its new contact, or why it has none." })
@Access(anyone)
export class ConfirmContactChangePayload extends Payload {
  @Field(() => PatientType, { nullable: true, description: "The patient's chart; null where the code was not accepted." })
  patient!: PatientType | null;
}
