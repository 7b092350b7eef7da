import { graphql } from "../../gql/index.ts";

export const DeliveryFields = graphql(`
  fragment DeliveryFields on UndeliveredMessage {
    id
    kind
    kindText {
      fr
      en
    }
    channel
    maskedDestination
    askedAt
    givenUpAt
    attempts
    reasonText {
      fr
      en
    }
    state
    canResend
    resentAt
    patient {
      id
      firstName
      lastName
    }
  }
`);
