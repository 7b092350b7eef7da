import { switchNames } from "./settings-values.ts";

const fields: readonly string[] = [
  ...switchNames,
  "otpLifetimeMinutes",
  "notificationSignIn",
  "appointmentStatusVisibility",
  "backgroundImage",
  "note",
];

/** The control that a problem's link leads to. */
export const controlIdOf = (field: string): string | null => (fields.includes(field) ? `setting-${field}` : null);
