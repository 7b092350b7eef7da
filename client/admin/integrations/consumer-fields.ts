import { graphql } from "../../gql/index.ts";

/** What is decided about a consumer, and whether it is stopped. */
export const ConsumerFields = graphql(`
  fragment ConsumerFields on ApiConsumer {
    id
    name
    scopes
    version
    active
    deactivatedAt
    deactivatedBy {
      name
    }
    createdAt
    createdBy {
      name
    }
    lastUsedAt
  }
`);
