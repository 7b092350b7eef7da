import { graphql } from "../../../gql/index.ts";

/** A registration on its own page. */
export const RegistrationPageFields = graphql(`
  fragment RegistrationPageFields on Registration {
    id
    version
    state
    submittedAt
    decidedAt
    decidedBy {
      ...ActorName
    }
    firstName
    lastName
    bestConfidence
    opensAccess
    ...PersonDetails
    ...DecisionDetails
  }
`);

export const RegistrationDecidedFields = graphql(`
  fragment RegistrationDecidedFields on RegistrationDecided {
    current {
      ...RegistrationPageFields
    }
  }
`);
