import type { StripeStatus } from "../stripe-accounts/stripe-status.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";

/** Whether patients see and pay their invoices in the portal: the setting is on, and Stripe stands behind it. */
export const isPortalBillingEffective = (
  { portalBilling }: Pick<PortalSettingsValues, "portalBilling">,
  { obstacle }: Pick<StripeStatus, "obstacle">,
): boolean => portalBilling && obstacle === null;
