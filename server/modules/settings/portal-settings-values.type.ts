import { Field, Int, ObjectType } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import { AppointmentStatusEnum } from "../../graphql/appointment-status.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { isAppointmentStatus } from "../../kernel/appointment-status.ts";
import { PortalBackgroundImage, toBackgroundImageType } from "../portal-images/background-image.type.ts";
import type { NotificationSignIn, PortalSettingsValues } from "./portal-settings-values.ts";
import { notificationSignInOf } from "./portal-settings-values.ts";
import { NotificationSignInEnum, settingDescriptions as description } from "./settings-words.ts";

@ObjectType("PortalSettingsValues", { description: "The ten settings as they are, were or would be." })
@Access(permitted("PORTAL_SETTINGS"))
export class PortalSettingsValuesType {
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

  @Field(() => PortalBackgroundImage, { nullable: true, description: description.backgroundImage })
  backgroundImage!: PortalBackgroundImage | null;

  @Field(() => Int, { description: description.otpLifetimeMinutes })
  otpLifetimeMinutes!: number;

  @Field(() => [AppointmentStatusEnum], { description: "8. The statuses whose appointments patients are not shown." })
  hiddenAppointmentStatuses!: AppointmentStatus[];

  @Field(() => NotificationSignInEnum, { description: description.notificationSignIn })
  notificationSignIn!: NotificationSignIn;

  @Field(() => Boolean, { description: description.portalBilling })
  portalBilling!: boolean;
}

/** The settings in what this version of the schema can say. */
export const readableValues = (values: PortalSettingsValues) => ({
  ...values,
  backgroundImage: values.backgroundImage && toBackgroundImageType(values.backgroundImage),
  hiddenAppointmentStatuses: values.hiddenAppointmentStatuses.filter(isAppointmentStatus),
  notificationSignIn: notificationSignInOf(values),
});

export const toSettingsValues = (values: PortalSettingsValues): PortalSettingsValuesType =>
  Object.assign(new PortalSettingsValuesType(), readableValues(values));
