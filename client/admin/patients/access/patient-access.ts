import { graphql } from "../../../gql/index.ts";

export const PatientAccess = graphql(`
  fragment PatientAccess on Patient {
    id
    firstName
    lastName
    signInStop {
      stoppedAt
      clearsAt
      wrongTries
    }
    portalAccess {
      enabled
      effective
      changedAt
      reason
      changedBy {
        ...ActorName
      }
      gates {
        kind
        open
        ...GateLine
      }
      obstacles
    }
  }
`);
