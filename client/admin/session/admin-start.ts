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
      }
    }
    session {
      idleExpiresAt
    }
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
  }
`);

export const SignOutStaff = graphql(`
  mutation SignOutStaff {
    signOut {
      signedOut
    }
  }
`);
