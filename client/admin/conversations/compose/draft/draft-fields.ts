import { graphql } from "../../../../gql/index.ts";

export const DraftFields = graphql(`
  fragment DraftFields on ConversationDraft {
    patientId
    conversationId
    subject
    bodyHtml
    allowReplies
    repliesUntil
    repliesOnce
    savedAt
    attachments {
      id
      name
      bytes
    }
  }
`);

/** A new conversation with a patient, or a message of a conversation. */
export type DraftTarget = { readonly patientId: string } | { readonly conversationId: string };
