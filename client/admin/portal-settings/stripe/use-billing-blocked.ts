import type { PortalSettingsFieldsFragment } from "../../../gql/graphql.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useText } from "../../use-text.ts";
import { StripeAccountFields } from "../portal-settings-fields.ts";

/** Why billing can't be switched on. It must remain possible to switch it off where Stripe was disconnected later. */
export function useBillingBlocked(settings: PortalSettingsFieldsFragment, billing: boolean): string | undefined {
  const text = useText();
  if (settings.stripeConfigured || billing) return undefined;
  const refused = readFragment(StripeAccountFields, settings.stripeAccount)?.state === "KEY_REFUSED";
  return text(refused ? "billing.blockedByKey" : "billing.blocked");
}
