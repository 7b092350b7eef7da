import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { PageArgs } from "../../graphql/connection.ts";
import type { PortalSettingsChanges } from "./apply-changes.ts";
import type { NotificationSignIn } from "./portal-settings-values.ts";
import type { SettingsField } from "./settings-field.ts";
import { NotificationSignInEnum, PortalSettingsFieldEnum, settingDescriptions as description } from "./settings-words.ts";
import { AppointmentStatusVisibilityInput } from "./status-visibility.type.ts";

const note = { nullable: true, description: "Why, for the history: at most 500 characters." };
const version = { description: "The version that it is based on. A stale one gives `SETTINGS_CONFLICT`." };

/** The form's ten fields. */
@InputType()
abstract class SettingsFieldsInput implements PortalSettingsChanges {
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

  @Field(() => String, {
    nullable: true,
    description: "6. The content hash of an image that was sent to `POST /uploads/portal-background-image`; null removes the image.",
  })
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

@InputType({ description: "A save of the settings form. Absent fields are untouched." })
export class UpdatePortalSettingsInput extends SettingsFieldsInput {
  @Field(() => Int, version)
  version!: number;

  @Field(() => String, note)
  note?: string | null;
}

@InputType({ description: "A save of the background image alone." })
export class SetPortalBackgroundImageInput {
  @Field(() => Int, version)
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: "The content hash of an image that was sent to `POST /uploads/portal-background-image`; null removes the image.",
  })
  contentHash?: string | null;

  @Field(() => String, note)
  note?: string | null;
}

@InputType({ description: "A return to the settings of an earlier revision, which is a save like any other." })
export class RestorePortalSettingsInput {
  @Field(() => Int, version)
  version!: number;

  @Field(() => ID, { description: "The revision whose settings come back." })
  revisionId!: string;

  @Field(() => String, note)
  note?: string | null;
}

@InputType({ description: "Settings that are not saved yet: either fields of the form, or a revision to restore." })
export class PortalSettingsImpactInput extends SettingsFieldsInput {
  @Field(() => ID, { nullable: true, description: "The revision whose settings would come back; instead of fields." })
  revisionId?: string | null;
}

@ArgsType()
export class HistoryArgs extends PageArgs {
  @Field(() => PortalSettingsFieldEnum, { nullable: true, description: "Only the saves that changed this setting." })
  field?: SettingsField | null;
}
