import { graphql } from "../../gql/index.ts";

export const BackgroundImageFields = graphql(`
  fragment BackgroundImageFields on PortalBackgroundImage {
    contentHash
    width
    height
    dimming
    sources {
      url
      width
      height
    }
  }
`);

export const StripeAccountFields = graphql(`
  fragment StripeAccountFields on StripeAccount {
    source
    state
    secretKeyLastFour
    webhookSecretLastFour
    accountId
    livemode
    checkedAt
    savedAt
    savedBy
  }
`);

export const PortalSettingsFields = graphql(`
  fragment PortalSettingsFields on PortalSettings {
    id
    version
    revisionId
    portalAccess
    newPatientAccess
    patientRegistration
    conversationReplies
    extraSearchableIdentifications
    backgroundImage {
      ...BackgroundImageFields
    }
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
      explanation {
        fr
        en
      }
      neededByPatients
      hidden
      upcomingCount
      pastCount
    }
    notificationSignIn
    portalBilling
    portalBillingEffective
    portalBillingObstacle
    stripeConfigured
    stripeAccount {
      ...StripeAccountFields
    }
    updatedAt
    updatedBy
  }
`);
