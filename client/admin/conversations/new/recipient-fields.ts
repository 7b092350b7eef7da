import { graphql } from "../../../gql/index.ts";

/** To whom one writes, and how they are reached. */
export const RecipientFields = graphql(`
  fragment Recipient on Patient {
    id
    version
    firstName
    lastName
    dateOfBirth
    language
    email
    mobile
    notificationMethod
    unsubscribedFromEmail
    unsubscribedFromSms
    archived
    portalAccess {
      gates {
        kind
        open
        remedy
      }
    }
  }
`);

export const ReachFields = graphql(`
  fragment Reach on ComposerReach {
    channels
    obstacle
    accessEffective
    repliesAllowedByDefault
    repliesOffered
  }
`);
