import { graphql } from "../../gql/index.ts";

export const PatientViewer = graphql(`
  fragment PatientViewer on Viewer {
    patient {
      id
      firstName
      preferredName
      language
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
