import { graphql } from "../../gql/index.ts";

export const DeviceFields = graphql(`
  fragment DeviceFields on PatientSession {
    id
    current
    device {
      name {
        fr
        en
      }
      system
    }
    startedAt
    lastSeenAt
    expiresAt
    staysSignedIn
  }
`);
