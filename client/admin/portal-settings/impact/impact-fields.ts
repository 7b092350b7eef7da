import { graphql } from "../../../gql/index.ts";

export const ImpactFields = graphql(`
  fragment ImpactFields on PortalSettingsImpact {
    changedFields
    signedInPatientCount
    conversationsLosingReplies
    appointmentStatuses {
      status
      label {
        fr
        en
      }
      becomesHidden
      upcomingCount
      pastCount
      patientCount
    }
    errors {
      ...UserErrorFields
    }
  }
`);
