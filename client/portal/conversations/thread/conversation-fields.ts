import { graphql } from "../../../gql/index.ts";

export const ConversationFields = graphql(`
  fragment ConversationFields on Conversation {
    id
    subject
    closedAt
    repliesUntil
    repliesOnce
    replyObstacle
    readThrough
    messageCount
  }
`);

export const MessageFields = graphql(`
  fragment MessageFields on Message {
    id
    position
    from
    author {
      kind
      name
    }
    bodyHtml
    sentAt
    attachments {
      id
      name
      mediaType
      bytes
      url
      expiresAt
    }
  }
`);
