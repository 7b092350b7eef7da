import { graphql } from "../../gql/index.ts";

export const StaffViewer = graphql(`
  fragment StaffViewer on Viewer {
    permissions
    staffMember {
      id
      name
      email
      role
      clinic {
        id
        name
        timeZone
      }
    }
    session {
      idleExpiresAt
    }
  }
`);

export const AwaitedSecondStepFields = graphql(`
  fragment AwaitedSecondStepFields on AwaitedSecondStep {
    required
    enrolled
    expiresAt
  }
`);

export const AdminStart = graphql(`
  query AdminStart {
    portal {
      clinic {
        name
        defaultLocale
      }
    }
    viewer {
      ...StaffViewer
    }
    awaitedSecondStep {
      ...AwaitedSecondStepFields
    }
  }
`);

export const SignOutStaff = graphql(`
  mutation SignOutStaff {
    signOut {
      signedOut
    }
  }
`);
