import { graphql } from "../../../gql/index.ts";

export const WebhookDeliveryFields = graphql(`
  fragment WebhookDeliveryFields on WebhookDelivery {
    id
    eventId
    type
    state
    attempts
    nextAttemptAt
    reason
    occurredAt
    deliveredAt
    tries {
      at
      status
      reason
      durationMs
    }
  }
`);

export const WebhookDeliveries = graphql(`
  query WebhookDeliveries($id: ID!, $after: String, $state: WebhookDeliveryState) {
    node(id: $id) {
      __typename
      ... on WebhookEndpoint {
        deliveries(first: 20, after: $after, state: $state) {
          edges {
            node {
              id
              ...WebhookDeliveryFields
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

export const ReplayWebhookEvent = graphql(`
  mutation ReplayWebhookEvent($input: ReplayWebhookEventInput!) {
    replayWebhookEvent(input: $input) {
      delivery {
        id
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

export const ReplayWebhookEvents = graphql(`
  mutation ReplayWebhookEvents($input: ReplayWebhookEventsInput!) {
    replayWebhookEvents(input: $input) {
      replayed
      continueSince
      errors {
        ...UserErrorFields
      }
    }
  }
`);
