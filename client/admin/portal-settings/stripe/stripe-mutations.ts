import { graphql } from "../../../gql/index.ts";

export const StripeAnswer = graphql(`
  fragment StripeAnswer on StripeAccountPayload {
    stripeAccount {
      ...StripeAccountFields
    }
    errors {
      ...UserErrorFields
    }
  }
`);

export const SetStripeKeys = graphql(`
  mutation SetStripeKeys($input: SetStripeKeysInput!) {
    setStripeKeys(input: $input) {
      ...StripeAnswer
    }
  }
`);

export const CheckStripeAccount = graphql(`
  mutation CheckStripeAccount {
    checkStripeAccount {
      ...StripeAnswer
    }
  }
`);

export const RemoveStripeKeys = graphql(`
  mutation RemoveStripeKeys {
    removeStripeKeys {
      ...StripeAnswer
    }
  }
`);
