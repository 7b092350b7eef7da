import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { BackgroundImage } from "../portal-images/background-image.ts";
import type { NotificationSignIn, PortalSettingsValues } from "./portal-settings-values.ts";
import { notificationSignIns, orderedStatuses, otpLifetimeChoices } from "./portal-settings-values.ts";

/** What a save sends. Absent: untouched. Null only clears the background image. */
export interface PortalSettingsChanges {
  readonly portalAccess?: boolean | null;
  readonly newPatientAccess?: boolean | null;
  readonly patientRegistration?: boolean | null;
  readonly conversationReplies?: boolean | null;
  readonly extraSearchableIdentifications?: boolean | null;
  /** The content hash of an image that was uploaded. */
  readonly backgroundImage?: string | null;
  readonly otpLifetimeMinutes?: number | null;
  readonly appointmentStatusVisibility?: readonly { readonly status: AppointmentStatus; readonly hidden: boolean }[] | null;
  readonly notificationSignIn?: NotificationSignIn | null;
  readonly portalBilling?: boolean | null;
}

/** What the rules need to know of the world. */
export interface SettingsSurroundings {
  readonly stripeConfigured: boolean;
  /** The image that the changes name, if there is such a one. */
  readonly namedImage: BackgroundImage | null;
}

const fields = [
  "portalAccess",
  "newPatientAccess",
  "patientRegistration",
  "conversationReplies",
  "extraSearchableIdentifications",
  "backgroundImage",
  "otpLifetimeMinutes",
  "appointmentStatusVisibility",
  "notificationSignIn",
  "portalBilling",
] as const satisfies readonly (keyof PortalSettingsChanges)[];

const invalid = (field: string, reason: string, facts?: Record<string, unknown>): Problem => ({
  code: "VALIDATION_FAILED",
  path: ["input", field],
  reason,
  ...(facts && { facts }),
});

function problemsOf(changes: PortalSettingsChanges, current: PortalSettingsValues, around: SettingsSurroundings): Problem[] {
  const problems: Problem[] = [];
  const { otpLifetimeMinutes, notificationSignIn, appointmentStatusVisibility, backgroundImage, portalBilling } = changes;
  for (const field of fields) if (field !== "backgroundImage" && changes[field] === null) problems.push(invalid(field, "REQUIRED"));
  const unknownLifetime = typeof otpLifetimeMinutes === "number" && !otpLifetimeChoices.includes(otpLifetimeMinutes as never);
  if (unknownLifetime && otpLifetimeMinutes !== current.otpLifetimeMinutes)
    problems.push(invalid("otpLifetimeMinutes", "NOT_A_CHOICE", { choices: otpLifetimeChoices.join(", ") }));
  if (notificationSignIn && !notificationSignIns.includes(notificationSignIn))
    problems.push(invalid("notificationSignIn", "NOT_A_CHOICE", { choices: notificationSignIns.join(", ") }));
  if (appointmentStatusVisibility?.some(({ status }) => !appointmentStatuses.includes(status)))
    problems.push(invalid("appointmentStatusVisibility", "NOT_A_CHOICE", { choices: appointmentStatuses.join(", ") }));
  const named = appointmentStatusVisibility?.map(({ status }) => status) ?? [];
  if (new Set(named).size < named.length) problems.push(invalid("appointmentStatusVisibility", "REPEATED_CHOICE"));
  if (typeof backgroundImage === "string" && !around.namedImage) problems.push(invalid("backgroundImage", "NOT_AN_IMAGE"));
  if (portalBilling === true && !current.portalBilling && !around.stripeConfigured)
    problems.push({ code: "STRIPE_NOT_CONFIGURED", path: ["input", "portalBilling"] });
  return problems;
}

const withVisibility = (
  hidden: readonly AppointmentStatus[],
  changes: PortalSettingsChanges["appointmentStatusVisibility"],
): AppointmentStatus[] => {
  const statuses = new Set(hidden);
  for (const change of changes ?? []) {
    if (change.hidden) statuses.add(change.status);
    else statuses.delete(change.status);
  }
  return orderedStatuses(statuses);
};

/** The whole form as it would be after the changes, or every field's problem. What a newer version stored stays as it is. */
export function applyChanges(
  current: PortalSettingsValues,
  changes: PortalSettingsChanges,
  around: SettingsSurroundings,
): Outcome<PortalSettingsValues> {
  const problems = problemsOf(changes, current, around);
  if (problems.length > 0) return failure(...problems);
  const { appointmentStatusVisibility, backgroundImage } = changes;
  const plain = fields.filter((field) => field !== "appointmentStatusVisibility" && field !== "backgroundImage");
  const given = plain.filter((field) => changes[field] !== undefined);
  return success({
    ...current,
    ...Object.fromEntries(given.map((field) => [field, changes[field]])),
    ...(backgroundImage !== undefined && { backgroundImage: around.namedImage }),
    hiddenAppointmentStatuses: withVisibility(current.hiddenAppointmentStatuses, appointmentStatusVisibility),
  });
}
