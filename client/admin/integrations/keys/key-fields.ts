import { graphql } from "../../../gql/index.ts";

export const KeyFields = graphql(`
  fragment KeyFields on SigningKey {
    id
    label
    algorithm
    fingerprint
    createdAt
    createdBy {
      name
    }
    lastUsedAt
    revokedAt
    revokedBy {
      name
    }
  }
`);

/** Those in force are 5 at most; of those that were revoked, the latest. */
export const ConsumerKeys = graphql(`
  fragment ConsumerKeys on ApiConsumer {
    id
    signedTokenAudience
    signingKeys(first: 100) {
      edges {
        node {
          id
          ...KeyFields
        }
      }
    }
    revokedKeys: signingKeys(first: 20, ended: true) {
      edges {
        node {
          id
          ...KeyFields
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);
