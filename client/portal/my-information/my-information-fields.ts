import { graphql } from "../../gql/index.ts";

/** What of their chart patients change themselves. */
export const OwnDetails = graphql(`
  fragment OwnDetails on Patient {
    version
    email
    mobile
    preferredName
    language
    notificationMethod
    unsubscribedFromEmail
    unsubscribedFromSms
    address {
      street
      city
      province
      postalCode
      country
    }
  }
`);

/** What the clinic alone changes, and where they are reached. */
export const OwnIdentity = graphql(`
  fragment OwnIdentity on Patient {
    firstName
    lastName
    dateOfBirth
    email
    mobile
    homePhone
    identifications {
      display
      type {
        id
        visibleName {
          fr
          en
        }
      }
    }
  }
`);
