import { graphql } from "../../../gql/index.ts";

/** Everything of a conversation but its messages: what each decision about it brings back. */
export const ThreadFields = graphql(`
  fragment ThreadFields on Conversation {
    id
    subject
    version
    stamp
    closed
    closedAt
    closedBy {
      ...ActorName
    }
    startedAt
    startedBy {
      ...ActorName
    }
    repliesAllowed
    repliesUntil
    repliesOnce
    patientReplyObstacle
    unreadCount
    readThrough
    messageCount
    lastMessageFrom
    assignedTo {
      id
      name
    }
    patient {
      id
      firstName
      lastName
    }
    events {
      id
      afterPosition
      ...ThreadEvent
    }
    ...ConversationMarks
    ...ReplyTarget
  }
`);

export const ThreadMessagesFields = graphql(`
  fragment ThreadMessages on MessageConnection {
    edges {
      cursor
      node {
        ...ThreadMessage
      }
    }
    pageInfo {
      hasPreviousPage
    }
  }
`);

export const ThreadMessageFields = graphql(`
  fragment ThreadMessage on Message {
    id
    position
    from
    author {
      kind
      name
      ...ActorName
    }
    bodyHtml
    sentAt
    readByPatientAt
    attachments {
      id
      name
      mediaType
      bytes
      url
      expiresAt
    }
    notice {
      state
      dueAt
      deliveries {
        state
      }
      ...NoticeState
    }
  }
`);
