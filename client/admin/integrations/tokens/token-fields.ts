import { graphql } from "../../../gql/index.ts";

export const TokenFields = graphql(`
  fragment TokenFields on ApiToken {
    id
    label
    lastFour
    state
    createdAt
    createdBy {
      name
    }
    expiresAt
    lastUsedAt
    revokedAt
    revokedBy {
      name
    }
  }
`);

/** Those in force are 20 at most; of those that ended, the latest. */
export const ConsumerTokens = graphql(`
  fragment ConsumerTokens on ApiConsumer {
    id
    tokens(first: 100) {
      edges {
        node {
          id
          ...TokenFields
        }
      }
    }
    endedTokens: tokens(first: 20, ended: true) {
      edges {
        node {
          id
          ...TokenFields
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);
