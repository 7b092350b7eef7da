import { graphql } from "../../gql/index.ts";

export const SecondStepFields = graphql(`
  fragment SecondStepFields on SecondStep {
    enabledAt
    required
    recoveryCodesLeft
  }
`);

export const StaffSessionFields = graphql(`
  fragment StaffSessionFields on StaffSession {
    id
    current
    device {
      fr
      en
    }
    startedAt
    lastSeenAt
    withSecondStep
  }
`);

export const StaffAccount = graphql(`
  query StaffAccount {
    viewer {
      staffMember {
        id
        secondStep {
          ...SecondStepFields
        }
        sessions {
          ...StaffSessionFields
        }
      }
    }
  }
`);
