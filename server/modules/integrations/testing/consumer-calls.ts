import type { ApiClient } from "../../../testing/api-client.ts";

const token = "id label lastFour state createdAt expiresAt lastUsedAt revokedAt createdBy { kind name } revokedBy { kind name }";
const key = "id label algorithm fingerprint createdAt lastUsedAt revokedAt createdBy { name } revokedBy { name }";
const consumer = `id name scopes version active createdAt lastUsedAt deactivatedAt createdBy { kind name } deactivatedBy { kind name }
  signedTokenAudience tokens { edges { node { ${token} } } } signingKeys { edges { node { ${key} } } }`;

const selections = {
  createApiConsumer: `apiConsumer { ${consumer} }`,
  updateApiConsumer: `apiConsumer { ${consumer} }`,
  deactivateApiConsumer: `apiConsumer { ${consumer} }`,
  reactivateApiConsumer: `apiConsumer { ${consumer} }`,
  issueApiToken: `token apiToken { ${token} }`,
  revokeApiToken: `apiToken { ${token} }`,
  registerSigningKey: `signingKey { ${key} }`,
  revokeSigningKey: `signingKey { ${key} }`,
} as const;

export type ConsumerMutation = keyof typeof selections;

export const consumerMutations = Object.keys(selections) as ConsumerMutation[];

const errors = "errors { code message path ... on ApiConsumerConflict { current { name version scopes } } }";

export const mutationOf = (name: ConsumerMutation): string => {
  const input = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${name}(input: $input) { ${selections[name]} ${errors} } }`;
};

/** What a support agent does to API consumers. */
// Tests read what they asked for.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const mutateConsumers = async (client: ApiClient, name: ConsumerMutation, input: object): Promise<any> =>
  (await client.data(mutationOf(name), { input }))[name];

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const readConsumer = async (client: ApiClient, id: string): Promise<any> =>
  (await client.data(`query ($id: ID!) { node(id: $id) { ... on ApiConsumer { ${consumer} } } }`, { id })).node;
