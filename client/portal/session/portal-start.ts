import { graphql } from "../../gql/index.ts";

export const PatientViewer = graphql(`
  fragment PatientViewer on Viewer {
    patient {
      id
      firstName
      preferredName
      language
      unreadMessages
      conversationsVersion
      billingOpen
    }
    session {
      idleExpiresAt
    }
  }
`);

export const PortalStart = graphql(`
  query PortalStart {
    portal {
      open
      backgroundImage {
        ...BackdropImageFields
      }
      clinic {
        name
        phone
        timeZone
        defaultLocale
      }
      ...SignInChoices
    }
    viewer {
      ...PatientViewer
    }
  }
`);

export const SignOutPatient = graphql(`
  mutation SignOutPatient {
    signOut {
      signedOut
    }
  }
`);
