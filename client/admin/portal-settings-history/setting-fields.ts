import type { PortalSettingsField } from "../../gql/graphql.ts";

/** The ten settings in the form's order, by the names that the address and the texts have for them. */
const fields = {
  portalAccess: "PORTAL_ACCESS",
  newPatientAccess: "NEW_PATIENT_ACCESS",
  patientRegistration: "PATIENT_REGISTRATION",
  conversationReplies: "CONVERSATION_REPLIES",
  extraSearchableIdentifications: "EXTRA_SEARCHABLE_IDENTIFICATIONS",
  backgroundImage: "BACKGROUND_IMAGE",
  otpLifetimeMinutes: "OTP_LIFETIME_MINUTES",
  appointmentStatusVisibility: "APPOINTMENT_STATUS_VISIBILITY",
  notificationSignIn: "NOTIFICATION_SIGN_IN",
  portalBilling: "PORTAL_BILLING",
} as const satisfies Record<string, PortalSettingsField>;

export type SettingName = keyof typeof fields;

export const settingNames = Object.keys(fields) as SettingName[];

export const fieldOf = (name: SettingName): PortalSettingsField => fields[name];

/** What the address asks for; null for everything, and for what is no setting. */
export const settingNamed = (name: string | null): SettingName | null => settingNames.find((each) => each === name) ?? null;
