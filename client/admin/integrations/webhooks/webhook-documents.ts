import { graphql } from "../../../gql/index.ts";

export const WebhookEndpointFields = graphql(`
  fragment WebhookEndpointFields on WebhookEndpoint {
    id
    url
    description
    topics
    enabled
    disabledReason
    disabledAt
    failingSince
    lastDeliveredAt
    previousSecretUntil
    version
  }
`);

export const WebhooksOfConsumer = graphql(`
  query WebhooksOfConsumer($id: ID!) {
    node(id: $id) {
      __typename
      ... on ApiConsumer {
        scopes
        webhookEndpoints {
          id
          ...WebhookEndpointFields
        }
      }
    }
  }
`);

export const CreateWebhookEndpoint = graphql(`
  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
    createWebhookEndpoint(input: $input) {
      webhookEndpoint {
        id
      }
      secret
      errors {
        ...UserErrorFields
      }
    }
  }
`);

export const UpdateWebhookEndpoint = graphql(`
  mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {
    updateWebhookEndpoint(input: $input) {
      webhookEndpoint {
        id
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

export const RotateWebhookSecret = graphql(`
  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
    rotateWebhookSecret(input: $input) {
      webhookEndpoint {
        id
      }
      secret
      errors {
        ...UserErrorFields
      }
    }
  }
`);

export const EnableWebhookEndpoint = graphql(`
  mutation EnableWebhookEndpoint($input: WebhookEndpointInput!) {
    enableWebhookEndpoint(input: $input) {
      errors {
        ...UserErrorFields
      }
    }
  }
`);

export const DisableWebhookEndpoint = graphql(`
  mutation DisableWebhookEndpoint($input: WebhookEndpointInput!) {
    disableWebhookEndpoint(input: $input) {
      errors {
        ...UserErrorFields
      }
    }
  }
`);

export const DeleteWebhookEndpoint = graphql(`
  mutation DeleteWebhookEndpoint($input: WebhookEndpointInput!) {
    deleteWebhookEndpoint(input: $input) {
      errors {
        ...UserErrorFields
      }
    }
  }
`);

export const SendTestWebhook = graphql(`
  mutation SendTestWebhook($input: WebhookEndpointInput!) {
    sendTestWebhook(input: $input) {
      result {
        delivered
        status
        reason
        durationMs
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);
