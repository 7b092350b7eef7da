import { graphql } from "../../gql/index.ts";

export const RevisionValuesFields = graphql(`
  fragment RevisionValuesFields on PortalSettingsValues {
    portalAccess
    newPatientAccess
    patientRegistration
    conversationReplies
    extraSearchableIdentifications
    backgroundImage {
      ...BackgroundImageFields
    }
    otpLifetimeMinutes
    hiddenAppointmentStatuses
    notificationSignIn
    portalBilling
  }
`);

export const RevisionFields = graphql(`
  fragment RevisionFields on PortalSettingsRevision {
    id
    version
    savedAt
    savedBy
    note
    restoredVersion
    before {
      ...RevisionValuesFields
    }
    after {
      ...RevisionValuesFields
    }
  }
`);

export const RevisionPage = graphql(`
  fragment RevisionPage on PortalSettingsRevisionConnection {
    edges {
      node {
        id
        ...RevisionFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
`);
