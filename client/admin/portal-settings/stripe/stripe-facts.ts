import type { PortalSettingsFieldsFragment } from "../../../gql/graphql.ts";
import { graphql } from "../../../gql/index.ts";

/** What of the settings follows from Stripe and not from the form. */
export const StripeFacts = graphql(`
  fragment StripeFacts on PortalSettings {
    portalBillingEffective
    portalBillingObstacle
    stripeConfigured
    stripeAccount {
      ...StripeAccountFields
    }
  }
`);

export const StripeFactsQuery = graphql(`
  query StripeFactsAgain {
    portalSettings {
      ...StripeFacts
    }
  }
`);

type FactName = "portalBillingEffective" | "portalBillingObstacle" | "stripeConfigured" | "stripeAccount";

export type StripeFactsOfSettings = Pick<PortalSettingsFieldsFragment, FactName>;
