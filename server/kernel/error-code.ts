/** Every code that the API answers with. Integrators branch on them: never rename one. */
export const errorCodes = [
  "PORTAL_CLOSED",
  "OTP_INVALID",
  "OTP_EXPIRED",
  "OTP_USED_UP",
  "TOO_MANY_REQUESTS",
  "NOTIFICATION_LINK_EXPIRED",
  "PATIENT_NOT_NOTIFIABLE",
  "SETTINGS_CONFLICT",
  "STRIPE_NOT_CONFIGURED",
  "IMAGE_UNSUPPORTED",
  "IMAGE_TOO_LARGE",
  "STRIPE_KEY_REFUSED",
  "STRIPE_UNREACHABLE",
  "CREDENTIALS_INVALID",
  "SECOND_STEP_INVALID",
  "SECOND_STEP_EXPIRED",
  "SECOND_STEP_REQUIRED",
  "VALIDATION_FAILED",
  "CONFLICT",
  "NOT_FOUND",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "RATE_LIMITED",
  "INTERNAL",
] as const;

export type ErrorCode = (typeof errorCodes)[number];
