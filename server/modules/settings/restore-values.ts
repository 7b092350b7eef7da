import { isAppointmentStatus } from "../../kernel/appointment-status.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";
import { notificationSignIns, orderedStatuses } from "./portal-settings-values.ts";
import { settingsFields } from "./settings-field.ts";

/**
 * The settings as they were in a revision. What this version of the product does not know, or the revision did not have, stays as it
 * is now; billing that can't be on is refused, as in any save.
 */
export function restoreValues(
  current: PortalSettingsValues,
  revision: Partial<PortalSettingsValues>,
  around: { readonly stripeConfigured: boolean },
): Outcome<PortalSettingsValues> {
  if (revision.portalBilling === true && !current.portalBilling && !around.stripeConfigured)
    return failure({ code: "STRIPE_NOT_CONFIGURED", path: ["input", "revisionId"] });
  const known = Object.values(settingsFields).filter((key) => revision[key] !== undefined);
  const unknownSignIn = revision.notificationSignIn !== undefined && !notificationSignIns.includes(revision.notificationSignIn);
  const newerStatuses = current.hiddenAppointmentStatuses.filter((status) => !isAppointmentStatus(status));
  const statuses = revision.hiddenAppointmentStatuses?.filter(isAppointmentStatus);
  return success({
    ...current,
    ...Object.fromEntries(known.map((key) => [key, revision[key]])),
    ...(unknownSignIn && { notificationSignIn: current.notificationSignIn }),
    hiddenAppointmentStatuses: statuses ? orderedStatuses(new Set([...statuses, ...newerStatuses])) : current.hiddenAppointmentStatuses,
  });
}
