import { isDeepStrictEqual } from "node:util";
import type { PortalSettingsValues } from "./portal-settings-values.ts";

/** The ten settings by the names under which the API speaks of them, and the value that each one is, in the form's order. */
export const settingsFields = {
  PORTAL_ACCESS: "portalAccess",
  NEW_PATIENT_ACCESS: "newPatientAccess",
  PATIENT_REGISTRATION: "patientRegistration",
  CONVERSATION_REPLIES: "conversationReplies",
  EXTRA_SEARCHABLE_IDENTIFICATIONS: "extraSearchableIdentifications",
  BACKGROUND_IMAGE: "backgroundImage",
  OTP_LIFETIME_MINUTES: "otpLifetimeMinutes",
  APPOINTMENT_STATUS_VISIBILITY: "hiddenAppointmentStatuses",
  NOTIFICATION_SIGN_IN: "notificationSignIn",
  PORTAL_BILLING: "portalBilling",
} as const satisfies Readonly<Record<string, keyof PortalSettingsValues>>;

export type SettingsField = keyof typeof settingsFields;

export const settingsFieldNames = Object.keys(settingsFields) as SettingsField[];

export const changedFields = (before: PortalSettingsValues, after: PortalSettingsValues): SettingsField[] =>
  settingsFieldNames.filter((field) => !isDeepStrictEqual(before[settingsFields[field]], after[settingsFields[field]]));
