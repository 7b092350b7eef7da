import { Field, ObjectType } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import { enumOf } from "../../graphql/enums.ts";
import { LocaleType } from "../../graphql/locale.ts";
import type { Locale } from "../../kernel/locale.ts";
import { PortalIdentificationType } from "../clinics/clinic.type.ts";
import { PortalBackgroundImage } from "../portal-images/background-image.type.ts";
import type { OtpChannel } from "./otp-channel.ts";
import { otpChannels } from "./otp-channel.ts";

export const OtpChannelEnum = enumOf("OtpChannel", "How a one-time code travels.", otpChannels, {
  EMAIL: "To the e-mail address on the chart.",
  SMS: "To the mobile number on the chart.",
});

@ObjectType({ description: "What everybody may know of a clinic." })
@Access(anyone)
export class PortalClinic {
  @Field(() => String, { description: "The first label of its host name." })
  slug!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => String, { description: "Whom to call (E.164)." })
  phone!: string;

  @Field(() => String, { description: "IANA time zone." })
  timeZone!: string;

  @Field(() => LocaleType, { description: "The language for whoever has not chosen one." })
  defaultLocale!: Locale;
}

@ObjectType({ description: "What the page needs before anybody has signed in, and no more." })
@Access(anyone)
export class Portal {
  @Field(() => PortalClinic, { description: "Whose portal it is." })
  clinic!: PortalClinic;

  @Field(() => Boolean, { description: "Whether patients can sign in at all." })
  open!: boolean;

  @Field(() => Boolean, { description: "Whether people may register themselves." })
  registrationOpen!: boolean;

  @Field(() => PortalBackgroundImage, { nullable: true, description: "The watermark over the portal's blue." })
  backgroundImage!: PortalBackgroundImage | null;

  @Field(() => [PortalIdentificationType], { description: "What may be named at sign-in." })
  identificationTypes!: PortalIdentificationType[];

  @Field(() => [LocaleType], { description: "The languages of the portal." })
  locales!: Locale[];

  @Field(() => [OtpChannelEnum], { description: "How codes can be sent here." })
  otpChannels!: OtpChannel[];
}
