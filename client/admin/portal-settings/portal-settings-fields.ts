import { graphql } from "../../gql/index.ts";

export const PortalSettingsFields = graphql(`
  fragment PortalSettingsFields on PortalSettings {
    id
    version
    portalAccess
    newPatientAccess
    patientRegistration
    conversationReplies
    extraSearchableIdentifications
    backgroundImage
    otpLifetimeMinutes
    otpLifetimeChoices
    appointmentStatusVisibility {
      status
      label {
        fr
        en
      }
      patientLabel {
        fr
        en
      }
      hidden
      upcomingCount
      pastCount
    }
    notificationSignIn
    portalBilling
    stripeConfigured
    updatedAt
    updatedBy
  }
`);
