import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import { enumOf } from "../../graphql/enums.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Payload } from "../../graphql/payload.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { Viewer } from "../../graphql/viewer.ts";
import { triesPerCode } from "./one-time-code.ts";
import type { OtpChannel } from "./otp-channel.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import { OtpChannelEnum } from "./portal.type.ts";
import type { ProvenContact } from "./proof/proven-contact.entity.ts";

@ObjectType("OtpChallenge", {
  description:
    "A one-time code on its way. It is the same whether or not such a patient exists, and only the browser that asked can use it.",
})
@Access(anyone)
export class OtpChallengeType {
  @Field(() => ID, { description: "For `verifyOtp` and `resendOtp`." })
  id!: string;

  @Field(() => OtpChannelEnum, { description: "How it travels." })
  channel!: OtpChannel;

  @Field(() => String, { description: "Where to, as typed, mostly covered." })
  maskedDestination!: string;

  @Field(() => DateTime, { description: "When the code stops being valid." })
  expiresAt!: Date;

  @Field(() => DateTime, { description: "When another code can be asked for." })
  resendAvailableAt!: Date;

  @Field(() => Int, { description: "How many codes may be tried." })
  triesLeft!: number;
}

export const toOtpChallenge = ({ id, channel, maskedDestination, expiresAt, resendAvailableAt, tries }: OtpChallenge): OtpChallengeType =>
  Object.assign(new OtpChallengeType(), {
    id: toGlobalId("OtpChallenge", id),
    ...{ channel, maskedDestination, expiresAt, resendAvailableAt },
    triesLeft: triesPerCode - tries,
  });

export const VerifyOtpOutcomeEnum = enumOf("VerifyOtpOutcome", "What the right code led to.", ["SIGNED_IN", "REGISTRATION_OPEN"], {
  SIGNED_IN: "The patient is signed in: the session cookie is set.",
  REGISTRATION_OPEN: "No chart matches: the contact is proven, and `registration` says what may be sent in. Nobody is signed in.",
});

@InputType({ description: "Who somebody says they are, and where their code should go." })
export class RequestOtpInput {
  @Field(() => ID, { description: "One of `portal { identificationTypes }`." })
  identificationTypeId!: string;

  @Field(() => String, { description: "The number, in any notation." })
  identificationValue!: string;

  @Field(() => OtpChannelEnum, { description: "One of `portal { otpChannels }`." })
  channel!: OtpChannel;

  @Field(() => String, { description: "The e-mail address or mobile number that the clinic has on file, in any notation." })
  destination!: string;
}

@InputType({ description: "Which code to send anew." })
export class ResendOtpInput {
  @Field(() => ID, { description: "The challenge whose code did not arrive." })
  challengeId!: string;
}

@InputType({ description: "A one-time code, typed or pasted." })
export class VerifyOtpInput {
  @Field(() => ID, { description: "The challenge to which the code belongs." })
  challengeId!: string;

  @Field(() => String, { description: "Eight digits, in any notation, or a whole message that contains them." })
  code!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Keep the session for 30 days; otherwise it ends after 15 minutes without activity.",
  })
  staySignedIn!: boolean;
}

@ObjectType({ description: "The challenge, or why there is none." })
@Access(anyone)
export class RequestOtpPayload extends Payload {
  @Field(() => OtpChallengeType, { nullable: true, description: "Null where the request itself was refused." })
  challenge!: OtpChallengeType | null;
}

@ObjectType({ description: "What the code led to." })
@Access(anyone)
export class VerifyOtpPayload extends Payload {
  /** For the field that the registration's module adds. */
  proven!: ProvenContact | null;

  @Field(() => VerifyOtpOutcomeEnum, { nullable: true, description: "Null where the code was not accepted." })
  outcome!: keyof typeof VerifyOtpOutcomeEnum | null;

  @Field(() => Viewer, { nullable: true, description: "Who is signed in now." })
  viewer!: Viewer | null;
}

export const toVerifyOtpPayload = (parts: Partial<VerifyOtpPayload>): VerifyOtpPayload =>
  Object.assign(new VerifyOtpPayload(), { outcome: null, viewer: null, proven: null, errors: [] }, parts);

@ObjectType({ description: "What signing out did." })
@Access(anyone)
export class SignOutPayload extends Payload {
  @Field(() => Boolean, { description: "Whether somebody was signed in." })
  signedOut!: boolean;
}
