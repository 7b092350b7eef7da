import { appointmentStatuses, isAppointmentStatus } from "../../kernel/appointment-status.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import type { BackgroundImage } from "../portal-images/background-image.ts";

export const otpLifetimeChoices = [5, 10, 15, 30, 60, 240, 720, 1440] as const;

export const notificationSignIns = ["CODE_AND_DATE_OF_BIRTH", "CODE", "DATE_OF_BIRTH", "FULL_SIGN_IN"] as const;

export type NotificationSignIn = (typeof notificationSignIns)[number];

/** The ten portal settings of a clinic. */
export interface PortalSettingsValues {
  /** The master switch. Never changes a chart's own switch. */
  readonly portalAccess: boolean;
  /** The portal access of a chart when it is made. */
  readonly newPatientAccess: boolean;
  readonly patientRegistration: boolean;
  readonly conversationReplies: boolean;
  /** Whether other than provincial identifications may be used at sign-in. */
  readonly extraSearchableIdentifications: boolean;
  /** What every page needs to show the image: facts of its content, which never change. */
  readonly backgroundImage: BackgroundImage | null;
  /** How long a one-time code lives; not the session. */
  readonly otpLifetimeMinutes: number;
  /** May hold statuses that only a newer version of the product knows: they stay hidden. */
  readonly hiddenAppointmentStatuses: readonly AppointmentStatus[];
  readonly notificationSignIn: NotificationSignIn;
  readonly portalBilling: boolean;
}

export const defaultPortalSettings: PortalSettingsValues = {
  portalAccess: true,
  newPatientAccess: true,
  patientRegistration: false,
  conversationReplies: true,
  extraSearchableIdentifications: false,
  backgroundImage: null,
  otpLifetimeMinutes: 15,
  hiddenAppointmentStatuses: [],
  notificationSignIn: "CODE_AND_DATE_OF_BIRTH",
  portalBilling: false,
};

/** What is stored, with the defaults of whatever an older version of the product did not know. What a newer one added is kept. */
export const completeValues = (stored: Partial<PortalSettingsValues>): PortalSettingsValues => ({ ...defaultPortalSettings, ...stored });

/** Always in the domain's order, so that equal sets are equal values; what this version does not know comes last. */
export const orderedStatuses = (hidden: ReadonlySet<AppointmentStatus>): AppointmentStatus[] => [
  ...appointmentStatuses.filter((status) => hidden.has(status)),
  ...[...hidden].filter((status) => !isAppointmentStatus(status)).sort(),
];

/** A choice that this version does not know is taken for the strictest one. */
export const notificationSignInOf = ({ notificationSignIn }: PortalSettingsValues): NotificationSignIn =>
  notificationSignIns.includes(notificationSignIn) ? notificationSignIn : "FULL_SIGN_IN";
