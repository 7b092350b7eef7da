import { enumOf } from "../../graphql/enums.ts";
import { notificationSignIns } from "./portal-settings-values.ts";
import { settingsFieldNames } from "./settings-field.ts";

/** What each of the ten settings means, wherever the schema speaks of it. */
export const settingDescriptions = {
  portalAccess: "1. The master switch. Off: nobody signs in and every patient session ends at once. Charts keep their own switches.",
  newPatientAccess: "2. The portal access of a chart when it is made.",
  patientRegistration: "3. Whether people may register themselves.",
  conversationReplies: "4. Whether patients may answer messages. Off here wins over everything.",
  extraSearchableIdentifications: "5. Whether other than provincial identifications may be named at sign-in.",
  backgroundImage: "6. The watermark over the portal's blue background; null for none.",
  otpLifetimeMinutes: "7. How long a one-time code lives, in minutes: one of `otpLifetimeChoices`. It is not the length of the session.",
  appointmentStatusVisibility: "8. Which appointments patients are not shown, past or upcoming, by status.",
  notificationSignIn: "9. What a patient must give when they arrive from a notification.",
  portalBilling: "10. Whether patients see and pay their private invoices. Needs Stripe (`STRIPE_NOT_CONFIGURED`).",
} as const;

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

export const PortalSettingsFieldEnum = enumOf("PortalSettingsField", "One of the ten settings.", settingsFieldNames, {
  PORTAL_ACCESS: settingDescriptions.portalAccess,
  NEW_PATIENT_ACCESS: settingDescriptions.newPatientAccess,
  PATIENT_REGISTRATION: settingDescriptions.patientRegistration,
  CONVERSATION_REPLIES: settingDescriptions.conversationReplies,
  EXTRA_SEARCHABLE_IDENTIFICATIONS: settingDescriptions.extraSearchableIdentifications,
  BACKGROUND_IMAGE: settingDescriptions.backgroundImage,
  OTP_LIFETIME_MINUTES: settingDescriptions.otpLifetimeMinutes,
  APPOINTMENT_STATUS_VISIBILITY: settingDescriptions.appointmentStatusVisibility,
  NOTIFICATION_SIGN_IN: settingDescriptions.notificationSignIn,
  PORTAL_BILLING: settingDescriptions.portalBilling,
});
