import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { UserError } from "../../../graphql/user-error.ts";
import { Viewer } from "../../../graphql/viewer.ts";
import type { NotificationSignIn } from "../../settings/portal-settings-values.ts";
import { NotificationSignInEnum } from "../../settings/settings-words.ts";
import type { OtpChannel } from "../otp-channel.ts";
import { OtpChannelEnum, PortalClinic } from "../portal.type.ts";
import type { LinkKind, PortalPage } from "./link-kinds.ts";
import { linkKindNames, portalPages } from "./link-kinds.ts";
import type { NotificationObstacle } from "./route-of-notice.ts";
import { notificationObstacles } from "./route-of-notice.ts";

export const PatientNotificationKindEnum = enumOf("PatientNotificationKind", "What a notification to a patient is about.", linkKindNames, {
  PORTAL_INVITATION: "The portal itself: leads home.",
  APPOINTMENT_NOTICE: "An appointment: leads to it.",
  CONVERSATION: "A message of the clinic: leads to its conversation. Goes out with the message; `notifyPatient` doesn't send it.",
  CONVERSATION_DIGEST: "Several messages of the clinic: leads to the conversations. Goes out by itself as well.",
  INVOICE: "An invoice that was issued: leads to it. Goes out with the invoice.",
  PAYMENT_RECEIVED: "A payment that was received: leads to its invoice, or to the invoices. Goes out with the payment.",
  REFUND_SENT: "A refund: leads to its invoice. Goes out with the refund.",
});

export const PortalPageEnum = enumOf("PortalPage", "A page of the portal.", portalPages, {
  HOME: "The patient's home page.",
  APPOINTMENT: "One appointment.",
  CONVERSATION: "One conversation.",
  CONVERSATIONS: "The list of conversations.",
  INVOICE: "One invoice.",
  INVOICES: "The list of invoices.",
});

export const NotificationObstacleEnum = enumOf("NotificationObstacle", "Why a patient can't be notified.", notificationObstacles, {
  NO_EFFECTIVE_ACCESS: "They could not come in: the portal or their access is off, or the chart is archived or not verified.",
  METHOD_NONE: "They don't want to be notified.",
  UNSUBSCRIBED: "They unsubscribed from the only channel that they want.",
  NO_CONTACT: "The chart has no address or number for the channel that they want.",
  CHANNEL_UNAVAILABLE: "Text messages can't be sent from here, to that country, or any more today, and no e-mail can take their place.",
  APPOINTMENT_NOT_SHOWN:
    "The patient would not find the appointment: it is unknown, another patient's, withdrawn, or its status is hidden.",
});

@ObjectType({ description: "Where a notification leads once its patient is signed in." })
@Access(anyone)
export class NotificationDestination {
  @Field(() => PortalPageEnum, { description: "Which page." })
  page!: PortalPage;

  @Field(() => ID, { nullable: true, description: "Which appointment; null for other pages." })
  appointmentId!: string | null;

  @Field(() => ID, { nullable: true, description: "Which conversation; null for other pages." })
  conversationId!: string | null;

  @Field(() => ID, { nullable: true, description: "Which invoice; null for other pages." })
  invoiceId!: string | null;
}

const forViewer =
  "Whether the patient who is signed in is the one whom the notification is for; null where no patient is signed in or nobody knows.";

@ObjectType("OpenedNotification", { description: "What a notification asks of whoever arrives from it." })
@Access(anyone)
export class OpenedNotificationType {
  @Field(() => PatientNotificationKindEnum, { description: "What it is about." })
  kind!: LinkKind;

  @Field(() => PortalClinic, { description: "Who sent it: name and phone are to be shown." })
  clinic!: PortalClinic;

  @Field(() => NotificationSignInEnum, {
    description: "What must be given to `signInFromNotification`; where it is `FULL_SIGN_IN`, go through `requestOtp` instead.",
  })
  asks!: NotificationSignIn;

  @Field(() => String, { nullable: true, description: "Initial of the first name whose date of birth is meant; null where none is asked." })
  dateOfBirthOf!: string | null;

  @Field(() => Int, { description: "How many answers may be tried." })
  triesLeft!: number;

  @Field(() => DateTime, { nullable: true, description: "When the code of the message stops being valid; null where none is asked." })
  codeExpiresAt!: Date | null;

  @Field(() => DateTime, { description: "When the link stops being valid." })
  expiresAt!: Date;

  @Field(() => NotificationDestination, { description: "Where it leads." })
  leadsTo!: NotificationDestination;

  @Field(() => Boolean, { nullable: true, description: forViewer })
  forViewer!: boolean | null;
}

@ObjectType({
  implements: UserError,
  description:
    "Nobody can sign in by this link (any more): it is late, was used, replaced or had its five tries, or is none of this clinic's. " +
    "Sign in fully, and go on to `leadsTo`.",
})
@Access(anyone)
export class NotificationLinkExpired extends UserError {
  @Field(() => NotificationDestination, { description: "Where it leads after the full sign-in." })
  leadsTo!: NotificationDestination;

  @Field(() => Boolean, { nullable: true, description: forViewer })
  forViewer!: boolean | null;
}

@ObjectType({ implements: UserError, description: "The patient can't be notified; nothing was sent." })
@Access(permitted("PATIENTS_WRITE"))
export class PatientNotNotifiable extends UserError {
  @Field(() => NotificationObstacleEnum, { description: "What stands in the way." })
  obstacle!: NotificationObstacle;
}

@InputType({ description: "Whom to notify, of what." })
export class NotifyPatientInput {
  @Field(() => ID, { description: "The patient." })
  patientId!: string;

  @Field(() => ID, { nullable: true, description: "The appointment that it is about: for `APPOINTMENT_NOTICE`, and for nothing else." })
  appointmentId!: string | null;

  @Field(() => PatientNotificationKindEnum, { description: "What it is about." })
  kind!: LinkKind;
}

@InputType({ description: "A link that somebody followed." })
export class OpenNotificationInput {
  @Field(() => String, { description: "What stands behind the `#` of the link." })
  token!: string;
}

@InputType({ description: "What somebody answers who followed a link." })
export class SignInFromNotificationInput {
  @Field(() => String, { description: "What stands behind the `#` of the link." })
  token!: string;

  @Field(() => String, {
    nullable: true,
    description: "The code of the message, in any notation, or the whole message; where it is asked.",
  })
  code!: string | null;

  @Field(() => String, { nullable: true, description: "The patient's date of birth, `YYYY-MM-DD`; where it is asked." })
  dateOfBirth!: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Keep the session for 30 days; otherwise it ends after 15 minutes without activity.",
  })
  staySignedIn!: boolean;
}

@ObjectType({ description: "A notification that is on its way to a patient." })
@Access(permitted("PATIENTS_WRITE"))
export class PatientNotification {
  @Field(() => PatientNotificationKindEnum, { description: "What it is about." })
  kind!: LinkKind;

  @Field(() => [OtpChannelEnum], { description: "How it travels." })
  channels!: OtpChannel[];

  @Field(() => DateTime, { description: "Until when its link can be used to sign in." })
  expiresAt!: Date;
}

@ObjectType({ description: "The notification, or why there is none." })
@Access(anyone)
export class NotifyPatientPayload extends Payload {
  @Field(() => PatientNotification, { nullable: true, description: "Null where nothing was sent." })
  notification!: PatientNotification | null;
}

@ObjectType({ description: "What is asked, or that only the full sign-in is left." })
@Access(anyone)
export class OpenNotificationPayload extends Payload {
  @Field(() => OpenedNotificationType, { nullable: true, description: "Null where the link can't be used." })
  notification!: OpenedNotificationType | null;
}

@ObjectType({ description: "Who is signed in, and where the notification leads." })
@Access(anyone)
export class SignInFromNotificationPayload extends Payload {
  @Field(() => Viewer, { nullable: true, description: "Who is signed in now; null where nobody is by this." })
  viewer!: Viewer | null;

  @Field(() => NotificationDestination, { nullable: true, description: "Where to go on to; null where nobody was signed in." })
  leadsTo!: NotificationDestination | null;
}
