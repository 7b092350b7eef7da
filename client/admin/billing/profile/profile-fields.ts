import { graphql } from "../../../gql/index.ts";

export const BillingProfileFields = graphql(`
  fragment BillingProfileFields on BillingProfile {
    version
    legalName
    street
    city
    province
    postalCode
    phone
    gstNumber
    qstNumber
    pstNumber
    paymentDays
    footer {
      fr
      en
    }
  }
`);

export const BillingProfileQuery = graphql(`
  query BillingProfilePage {
    billingProfile {
      ...BillingProfileFields
    }
  }
`);
