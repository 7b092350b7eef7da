import { Field, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../graphql/access.ts";
import { AppointmentStatusEnum } from "../../graphql/appointment-status.ts";
import { enumOf } from "../../graphql/enums.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { LocalizedTextType } from "../../graphql/localized-text.ts";
import { Node } from "../../graphql/node.ts";
import { Payload } from "../../graphql/payload.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { UserError } from "../../graphql/user-error.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { appointmentStatuses, statusWords } from "../../kernel/appointment-status.ts";
import type { LocalizedText } from "../../kernel/locale.ts";
import type { PortalSettingsChanges } from "./apply-changes.ts";
import type { PortalSettingsRow } from "./portal-settings.entity.ts";
import type { NotificationSignIn } from "./portal-settings-values.ts";
import { notificationSignIns, otpLifetimeChoices } from "./portal-settings-values.ts";

export const NotificationSignInEnum = enumOf(
  "NotificationSignIn",
  "What a patient must give when they arrive from an e-mail or text message.",
  notificationSignIns,
  {
    CODE_AND_DATE_OF_BIRTH: "The code of the message and their date of birth.",
    CODE: "The code of the message.",
    DATE_OF_BIRTH: "Their date of birth.",
    FULL_SIGN_IN: "Everything, as at the front page.",
  },
);

const description = {
  portalAccess: "1. The master switch. Off: nobody signs in and every patient session ends at once. Charts keep their own switches.",
  newPatientAccess: "2. The portal access of a chart when it is made.",
  patientRegistration: "3. Whether people may register themselves.",
  conversationReplies: "4. Whether patients may answer messages. Off here wins over everything.",
  extraSearchableIdentifications: "5. Whether other than provincial identifications may be named at sign-in.",
  backgroundImage: "6. The content hash of the watermark over the portal's background; null for none.",
  otpLifetimeMinutes: "7. How long a one-time code lives, in minutes: one of `otpLifetimeChoices`. It is not the length of the session.",
  appointmentStatusVisibility: "8. Which appointments patients are not shown, past or upcoming, by status.",
  notificationSignIn: "9. What a patient must give when they arrive from a notification.",
  portalBilling: "10. Whether patients see and pay their private invoices. Needs Stripe (`STRIPE_NOT_CONFIGURED`).",
} as const;

const support = permitted("PORTAL_SETTINGS");

@ObjectType({ description: "One status of appointments, and whether patients are shown it." })
@Access(support)
export class AppointmentStatusVisibility {
  @Field(() => AppointmentStatusEnum, { description: "The status." })
  status!: AppointmentStatus;

  @Field(() => LocalizedTextType, { description: "What the clinic calls it." })
  label!: LocalizedText;

  @Field(() => LocalizedTextType, { description: "What patients read." })
  patientLabel!: LocalizedText;

  @Field(() => Boolean, { description: "Whether appointments with it are kept from patients." })
  hidden!: boolean;
}

@ObjectType("PortalSettings", {
  implements: Node,
  description: "The ten settings that decide what a clinic's portal does. For the support account alone.",
})
@Access(support)
export class PortalSettingsType extends Node {
  @Field(() => Int, { description: "Raised by every save; send it back with yours." })
  version!: number;

  @Field(() => Boolean, { description: description.portalAccess })
  portalAccess!: boolean;

  @Field(() => Boolean, { description: description.newPatientAccess })
  newPatientAccess!: boolean;

  @Field(() => Boolean, { description: description.patientRegistration })
  patientRegistration!: boolean;

  @Field(() => Boolean, { description: description.conversationReplies })
  conversationReplies!: boolean;

  @Field(() => Boolean, { description: description.extraSearchableIdentifications })
  extraSearchableIdentifications!: boolean;

  @Field(() => String, { nullable: true, description: description.backgroundImage })
  backgroundImage!: string | null;

  @Field(() => Int, { description: description.otpLifetimeMinutes })
  otpLifetimeMinutes!: number;

  @Field(() => [Int], { description: "The lifetimes that can be chosen, in minutes." })
  otpLifetimeChoices!: number[];

  @Field(() => [AppointmentStatusVisibility], { description: description.appointmentStatusVisibility })
  appointmentStatusVisibility!: AppointmentStatusVisibility[];

  @Field(() => NotificationSignInEnum, { description: description.notificationSignIn })
  notificationSignIn!: NotificationSignIn;

  @Field(() => Boolean, { description: description.portalBilling })
  portalBilling!: boolean;

  @Field(() => Boolean, { description: "Whether Stripe is configured for the clinic, so that portal billing can be on." })
  stripeConfigured!: boolean;

  @Field(() => DateTime, { description: "When they were last saved." })
  updatedAt!: Date;

  @Field(() => String, { nullable: true, description: "Who saved them last; null while they are as a new clinic has them." })
  updatedBy!: string | null;
}

export function toPortalSettings(row: PortalSettingsRow, stripeConfigured: boolean): PortalSettingsType {
  const { hiddenAppointmentStatuses, ...values } = row.values;
  const appointmentStatusVisibility = appointmentStatuses.map((status) => {
    const { staff: label, patient: patientLabel } = statusWords[status];
    return Object.assign(new AppointmentStatusVisibility(), {
      status,
      label,
      patientLabel,
      hidden: hiddenAppointmentStatuses.includes(status),
    });
  });
  return Object.assign(new PortalSettingsType(), values, {
    id: toGlobalId("PortalSettings", row.clinicId),
    version: row.version,
    otpLifetimeChoices: [...otpLifetimeChoices],
    appointmentStatusVisibility,
    stripeConfigured,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedByName,
  });
}

@InputType({ description: "Whether one status is kept from patients." })
export class AppointmentStatusVisibilityInput {
  @Field(() => AppointmentStatusEnum, { description: "The status." })
  status!: AppointmentStatus;

  @Field(() => Boolean, { description: "Whether appointments with it are kept from patients." })
  hidden!: boolean;
}

@InputType({ description: "A save of the settings form. Absent fields are untouched." })
export class UpdatePortalSettingsInput implements PortalSettingsChanges {
  @Field(() => Int, { description: "The version that the changes are based on. A stale one gives `SETTINGS_CONFLICT`." })
  version!: number;

  @Field(() => Boolean, { nullable: true, description: description.portalAccess })
  portalAccess?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: description.newPatientAccess })
  newPatientAccess?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: description.patientRegistration })
  patientRegistration?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: description.conversationReplies })
  conversationReplies?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: description.extraSearchableIdentifications })
  extraSearchableIdentifications?: boolean | null;

  @Field(() => String, { nullable: true, description: description.backgroundImage })
  backgroundImage?: string | null;

  @Field(() => Int, { nullable: true, description: description.otpLifetimeMinutes })
  otpLifetimeMinutes?: number | null;

  @Field(() => [AppointmentStatusVisibilityInput], {
    nullable: true,
    description: `${description.appointmentStatusVisibility} Statuses that are not named are untouched.`,
  })
  appointmentStatusVisibility?: AppointmentStatusVisibilityInput[] | null;

  @Field(() => NotificationSignInEnum, { nullable: true, description: description.notificationSignIn })
  notificationSignIn?: NotificationSignIn | null;

  @Field(() => Boolean, { nullable: true, description: description.portalBilling })
  portalBilling?: boolean | null;
}

@ObjectType({ implements: UserError, description: "Somebody saved the settings since the version that was sent; nothing was saved." })
@Access(support)
export class SettingsConflict extends UserError {
  @Field(() => PortalSettingsType, { description: "The settings as they are now." })
  current!: PortalSettingsType;
}

@ObjectType({ description: "The settings after the save, or why nothing was saved." })
@Access(anyone)
export class UpdatePortalSettingsPayload extends Payload {
  @Field(() => PortalSettingsType, { nullable: true, description: "The settings as saved; null where nothing was." })
  portalSettings!: PortalSettingsType | null;
}
