import { Field, ID, Int, ObjectType } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import { revisionGlobalId } from "./revision-id.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { PortalBackgroundImage } from "../portal-images/background-image.type.ts";
import type { PortalBillingObstacle } from "../stripe-accounts/stripe-status.ts";
import { PortalBillingObstacleEnum, StripeAccount, toStripeAccount } from "../stripe-accounts/stripe-account.type.ts";
import { isPortalBillingEffective } from "./portal-billing.ts";
import type { NotificationSignIn } from "./portal-settings-values.ts";
import { completeValues, otpLifetimeChoices } from "./portal-settings-values.ts";
import { readableValues } from "./portal-settings-values.type.ts";
import type { SettingsState } from "./settings-state.ts";
import { NotificationSignInEnum, settingDescriptions as description } from "./settings-words.ts";
import { AppointmentStatusVisibility, toStatusVisibility } from "./status-visibility.type.ts";

@ObjectType("PortalSettings", {
  implements: Node,
  description: "The ten settings that decide what a clinic's portal does. For the support account alone.",
})
@Access(permitted("PORTAL_SETTINGS"))
export class PortalSettingsType extends Node {
  @Field(() => Int, { description: "Raised by every save; send it back with yours." })
  version!: number;

  @Field(() => ID, { description: "The revision that made them what they are: restore it later to come back here." })
  revisionId!: string;

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

  @Field(() => [Int], { description: "The lifetimes that can be chosen, in minutes." })
  otpLifetimeChoices!: number[];

  @Field(() => [AppointmentStatusVisibility], { description: description.appointmentStatusVisibility })
  appointmentStatusVisibility!: AppointmentStatusVisibility[];

  @Field(() => NotificationSignInEnum, { description: description.notificationSignIn })
  notificationSignIn!: NotificationSignIn;

  @Field(() => Boolean, { description: description.portalBilling })
  portalBilling!: boolean;

  @Field(() => StripeAccount, {
    nullable: true,
    description: "The Stripe account in which the clinic is paid; null where no keys are configured.",
  })
  stripeAccount!: StripeAccount | null;

  @Field(() => Boolean, { description: "Whether Stripe is configured for the clinic, so that portal billing can be switched on." })
  stripeConfigured!: boolean;

  @Field(() => Boolean, { description: "Whether patients do see and pay invoices: `portalBilling` is on and nothing is in its way." })
  portalBillingEffective!: boolean;

  @Field(() => PortalBillingObstacleEnum, {
    nullable: true,
    description: "Why portal billing is not effective although it is on; null where it is off, or nothing is in its way.",
  })
  portalBillingObstacle!: PortalBillingObstacle | null;

  @Field(() => DateTime, { description: "When they were last saved." })
  updatedAt!: Date;

  @Field(() => String, { nullable: true, description: "Who saved them last; null while they are as a new clinic has them." })
  updatedBy!: string | null;
}

export function toPortalSettings({ row, stripe }: SettingsState): PortalSettingsType {
  const { hiddenAppointmentStatuses, ...values } = readableValues(completeValues(row.values));
  const choices = new Set<number>([...otpLifetimeChoices, values.otpLifetimeMinutes]);
  return Object.assign(new PortalSettingsType(), values, {
    id: toGlobalId("PortalSettings", row.clinicId),
    version: row.version,
    revisionId: revisionGlobalId(row.version),
    otpLifetimeChoices: [...choices].sort((one, other) => one - other),
    appointmentStatusVisibility: toStatusVisibility(hiddenAppointmentStatuses),
    stripeAccount: toStripeAccount(stripe),
    stripeConfigured: stripe.configured,
    portalBillingEffective: isPortalBillingEffective(values, stripe),
    portalBillingObstacle: values.portalBilling ? stripe.obstacle : null,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedByName,
  });
}
