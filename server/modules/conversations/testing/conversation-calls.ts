import { toGlobalId } from "../../../graphql/global-id.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";

/** What callers of these tests look at. */
export const conversationFields = `id subject version closed closedAt closedBy { name } repliesAllowed repliesUntil repliesOnce viewerCanReply
  replyObstacle unreadCount readThrough messageCount lastMessageFrom preview startedBy { name kind }`;

export const errorFields = `errors { __typename code path message
  ... on RepliesOff { obstacle clinicPhone } ... on ConversationClosed { clinicPhone } ... on TooManyRequests { retryAt } }`;

/** What a mutation answers: tests read what they asked for. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

async function mutate(client: ApiClient, name: string, input: object, fields: string): Promise<Answered> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const data = await client.data(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} ${errorFields} } }`, { input });
  return data[name];
}

const written = `conversation { ${conversationFields} } message { id position from bodyHtml bodyText sentAt author { name kind } }`;

export const start = (client: ApiClient, patientId: string, input: object = {}): Promise<Answered> =>
  mutate(
    client,
    "startConversation",
    { patientId: toGlobalId("Patient", patientId), subject: "Vos résultats", bodyHtml: "<p>Bonjour</p>", requestKey: newId(), ...input },
    written,
  );

export const reply = (client: ApiClient, conversationId: string, input: object = {}): Promise<Answered> =>
  mutate(client, "replyToConversation", { conversationId, bodyText: "Merci.", requestKey: newId(), ...input }, written);

export const change = (client: ApiClient, name: string, input: object): Promise<Answered> =>
  mutate(client, name, input, `conversation { ${conversationFields} }`);

export const markRead = (client: ApiClient, conversationId: string, throughPosition: number): Promise<Answered> =>
  change(client, "markConversationRead", { conversationId, throughPosition });

export const readConversation = async (client: ApiClient, id: string, fields = conversationFields): Promise<Answered> =>
  (await client.data(`query ($id: ID!) { conversation(id: $id) { ${fields} } }`, { id })).conversation;

export const codesOf = (answered: Answered): string[] => answered.errors.map(({ code }: { code: string }) => code);
