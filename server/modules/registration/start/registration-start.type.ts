import { Field, ID, ObjectType } from "type-graphql";
import { Access, anyone } from "../../../graphql/access.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import type { Locale } from "../../../kernel/locale.ts";
import { PortalIdentificationType, toPortalIdentificationType } from "../../clinics/clinic.type.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";
import { OtpChannelEnum } from "../../sign-in/portal.type.ts";
import { RegistrationTerms, toRegistrationTerms } from "../terms/registration-terms.type.ts";
import type { Start } from "./registration-start.ts";
import type { Submitted, SubmittedState } from "./submitted-registrations.ts";
import { submittedStates } from "./submitted-registrations.ts";

export const SubmittedRegistrationStateEnum = enumOf(
  "SubmittedRegistrationState",
  "What whoever sent a registration is told of it.",
  submittedStates,
  {
    IN_REVIEW: "The clinic has it and will look at it.",
    ACCEPTED: "They can sign in.",
    CALL_CLINIC: "The clinic will explain.",
  },
);

@ObjectType({ description: "A registration, as far as whoever proves its contact may know of it." })
@Access(anyone)
export class SubmittedRegistration {
  @Field(() => DateTime, { description: "When it was sent." })
  submittedAt!: Date;

  @Field(() => String, { description: "The first letter of the first name: one contact may serve several people." })
  firstInitial!: string;

  @Field(() => SubmittedRegistrationStateEnum, { description: "What became of it." })
  state!: SubmittedState;
}

@ObjectType({
  description:
    "What somebody whose contact a code has proven, and whom no chart matches, may do next. Bound to the browser that typed the code.",
})
@Access(anyone)
export class RegistrationStart {
  @Field(() => ID, { description: "For `submitRegistration` and, after a reload, `registrationStart`." })
  id!: string;

  @Field(() => OtpChannelEnum, { description: "Which contact is proven." })
  channel!: OtpChannel;

  @Field(() => String, { description: "The contact in full: it has just been shown to be theirs." })
  contact!: string;

  @Field(() => DateTime, { description: "Until when a registration can be sent with it." })
  expiresAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "When a registration was sent with it, which is possible once; null where none was.",
  })
  usedAt!: Date | null;

  @Field(() => [PortalIdentificationType], { description: "What may be named as identification." })
  identificationTypes!: PortalIdentificationType[];

  @Field(() => RegistrationTerms, { description: "What they are asked to agree to." })
  terms!: RegistrationTerms;

  @Field(() => Boolean, { description: "Whether the clinic takes registrations now." })
  open!: boolean;

  @Field(() => [SubmittedRegistration], { description: "What was sent with this contact before, newest first; at most 5." })
  submitted!: SubmittedRegistration[];
}

export const toSubmittedRegistration = (submitted: Submitted): SubmittedRegistration =>
  Object.assign(new SubmittedRegistration(), submitted);

export const toRegistrationStart = ({ proof, contact, types, terms, open, submitted }: Start, locale: Locale): RegistrationStart =>
  Object.assign(new RegistrationStart(), {
    id: toGlobalId("RegistrationStart", proof.id),
    channel: proof.channel,
    expiresAt: proof.expiresAt,
    usedAt: proof.usedAt,
    ...{ contact, open },
    identificationTypes: types.map(toPortalIdentificationType),
    terms: toRegistrationTerms(terms, locale),
    submitted: submitted.map(toSubmittedRegistration),
  });
