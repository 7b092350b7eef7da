import type { EntityManager } from "typeorm";
import type { Patient } from "../../patients/patient.entity.ts";
import type { PortalSettingsValues } from "../../settings/portal-settings-values.ts";
import type { NotificationParts } from "../../sign-in/notification/notification-parts.ts";
import type { NotificationObstacle, Route } from "../../sign-in/notification/route-of-notice.ts";
import { findRoutes } from "../../sign-in/notification/send-notice.ts";
import type { StripeInstallation } from "../../stripe-accounts/stripe-status.ts";
import { isBillingEffective } from "../reading/billing-state.ts";

export const invoiceNoticeObstacles = [
  "BILLING_OFF",
  "NO_EFFECTIVE_ACCESS",
  "METHOD_NONE",
  "UNSUBSCRIBED",
  "NO_CONTACT",
  "CHANNEL_UNAVAILABLE",
] as const satisfies readonly ("BILLING_OFF" | NotificationObstacle)[];

export type InvoiceNoticeObstacle = (typeof invoiceNoticeObstacles)[number];

export interface InvoiceNoticeParts extends NotificationParts {
  readonly installation: StripeInstallation | null;
}

/** How a patient learns of invoices and money now, or why they don't: what they would be led to must be there. */
export async function invoiceReach(
  manager: EntityManager,
  parts: InvoiceNoticeParts,
  chart: Patient,
  settings: PortalSettingsValues,
): Promise<readonly Route[] | InvoiceNoticeObstacle> {
  if (!(await isBillingEffective(manager, chart.clinicId, parts.installation))) return "BILLING_OFF";
  return findRoutes(chart, settings, parts) as readonly Route[] | InvoiceNoticeObstacle;
}
