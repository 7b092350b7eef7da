import { graphql } from "../../../gql/index.ts";

export const FindingCard = graphql(`
  fragment FindingCard on BillingFinding {
    id
    kind
    foundAt
    resolvedAt
    note
    stripeObjectId
    expected {
      cents
    }
    found {
      cents
    }
    resolvedBy {
      ...ActorName
    }
    patient {
      id
      firstName
      lastName
    }
    invoice {
      id
      number
    }
  }
`);
