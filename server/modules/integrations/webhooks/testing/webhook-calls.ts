import { toGlobalId } from "../../../../graphql/global-id.ts";
import type { ApiClient } from "../../../../testing/api-client.ts";

/** What the API answers; a test that reads what isn't there fails. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

export const endpointFields = `id url description topics enabled disabledReason disabledAt failingSince lastDeliveredAt previousSecretUntil
  version createdAt`;

export const deliveryFields = `id eventId topic type state attempts nextAttemptAt reason occurredAt deliveredAt
  tries { at status reason durationMs }`;

const errors = "errors { __typename code path messages { fr en } ... on TooManyRequests { retryAt } }";

const answered: Readonly<Record<string, string>> = {
  createWebhookEndpoint: `webhookEndpoint { ${endpointFields} } secret`,
  rotateWebhookSecret: `webhookEndpoint { ${endpointFields} } secret`,
  updateWebhookEndpoint: `webhookEndpoint { ${endpointFields} }`,
  disableWebhookEndpoint: `webhookEndpoint { ${endpointFields} }`,
  enableWebhookEndpoint: `webhookEndpoint { ${endpointFields} }`,
  deleteWebhookEndpoint: "deletedId",
  sendTestWebhook: "result { eventId delivered status reason durationMs }",
  replayWebhookEvent: `delivery { ${deliveryFields} }`,
  replayWebhookEvents: "replayed continueSince",
};

const inputs: Readonly<Record<string, string>> = {
  disableWebhookEndpoint: "WebhookEndpointInput",
  enableWebhookEndpoint: "WebhookEndpointInput",
  deleteWebhookEndpoint: "WebhookEndpointInput",
  sendTestWebhook: "WebhookEndpointInput",
};

export const webhookDocument = (name: string): string => {
  const type = inputs[name] ?? `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { ${answered[name]} ${errors} } }`;
};

export const webhook = async (caller: ApiClient, name: string, input: object): Promise<Answered> =>
  (await caller.data(webhookDocument(name), { input }))[name];

/** An endpoint of the caller's own, or of a consumer where support makes it. */
export async function makeEndpoint(caller: ApiClient, url: string, topics: readonly string[], more: object = {}): Promise<Answered> {
  const made = await webhook(caller, "createWebhookEndpoint", { url, topics, ...more });
  if (made.errors.length > 0) throw new Error(`Not made: ${JSON.stringify(made.errors)}`);
  return { ...made.webhookEndpoint, secret: made.secret };
}

export const readEndpoint = async (caller: ApiClient, id: string): Promise<Answered> =>
  (await caller.data(`query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint { ${endpointFields} } } }`, { id })).node;

export async function readDeliveries(caller: ApiClient, id: string, page = "first: 100"): Promise<Answered[]> {
  const query = `query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint { deliveries(${page}) { edges { node { ${deliveryFields} } } } } } }`;
  const { node } = await caller.data(query, { id });
  return node.deliveries.edges.map((edge: Answered) => edge.node);
}

export const consumerId = (id: string): string => toGlobalId("ApiConsumer", id);

export const codesOf = ({ errors: said }: Answered): string[] =>
  said.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join(".")}`);
