import { graphql } from "../../gql/index.ts";

export const SignInChoices = graphql(`
  fragment SignInChoices on Portal {
    otpChannels
    registrationOpen
    identificationTypes {
      id
      visibleName {
        fr
        en
      }
    }
  }
`);
