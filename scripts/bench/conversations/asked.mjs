import { built } from "../product.mjs";
import { longOne, openConversation } from "./fill-conversations.mjs";

const person = "{ name kind }";
const row = "id subject preview unreadCount lastMessageAt lastMessageFrom closed";
const message = `position from author ${person} bodyHtml sentAt attachments { id name url }`;
const listed = `edges { node { ${row} } } pageInfo { endCursor hasNextPage }`;
const thread = (
  /** @type {string} */ fields,
  /** @type {string} */ more,
) => `query ($id: ID!) { conversation(id: $id) { ${row} viewerCanReply
  replyObstacle ${more} messages(last: 20) { edges { cursor node { ${message} ${fields} } } pageInfo { startCursor hasPreviousPage } } } }`;

/** @typedef {{ who: "patient" | "replier" | "desk", body: (place: number) => string, writes: boolean }} Asked */

/** What the pages send: of a reply one for each place, as a conversation takes it. @returns {Promise<Record<string, Asked>>} */
export async function whatPagesAsk() {
  const { toGlobalId } = await built("graphql/global-id.js");
  const read = (/** @type {Asked["who"]} */ who, /** @type {string} */ query, /** @type {object} */ variables = {}) => {
    const body = JSON.stringify({ query, variables });
    return { who, body: () => body, writes: false };
  };
  const id = toGlobalId("Conversation", longOne);
  const reply = "mutation ($input: ReplyToConversationInput!) { replyToConversation(input: $input) { message { id } errors { code } } }";
  return {
    "portal: what is new": read("patient", "{ viewer { patient { unreadMessages conversationsVersion } } }"),
    "portal: the list": read("patient", `{ viewer { patient { unreadMessages conversations(first: 20) { ${listed} } } } }`),
    "portal: a thread": read("patient", thread("", ""), { id }),
    "portal: a reply": {
      who: "replier",
      writes: true,
      body: (place) => {
        const input = {
          conversationId: toGlobalId("Conversation", openConversation(place)),
          bodyText: "Merci, à demain.",
          requestKey: `k${place}`,
        };
        return JSON.stringify({ query: reply, variables: { input } });
      },
    },
    "desk: what waits": read("desk", "{ conversationCounts { unread mine open } }"),
    "desk: the inbox": read(
      "desk",
      `{ conversations(first: 20) { edges { node { ${row} patient { firstName lastName } assignedTo { name } } } pageInfo { endCursor hasNextPage } } }`,
    ),
    "desk: a thread": read(
      "desk",
      thread("readByPatientAt notice { state deliveries { channel state } }", "patient { firstName lastName } assignedTo { name }"),
      { id },
    ),
  };
}
