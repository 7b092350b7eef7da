import { useRef, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { ReplyObstacle, SendReplyMutation } from "../../../gql/graphql.ts";
import type { Locale } from "../../../shared/language/choose-locale.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { ConversationFields, MessageFields } from "../thread/conversation-fields.ts";
import type { Conversation, Message } from "../thread/use-conversation.ts";

const SendReply = graphql(`
  mutation SendReply($input: ReplyToConversationInput!) {
    replyToConversation(input: $input) {
      conversation {
        ...ConversationFields
      }
      message {
        ...MessageFields
      }
      errors {
        __typename
        code
        messages {
          fr
          en
        }
        ... on RepliesOff {
          obstacle
        }
      }
    }
  }
`);

/** What became of it. */
export type Sent =
  | { readonly kind: "sent"; readonly conversation: Conversation; readonly message: Message }
  /** The clinic takes no reply any more. */
  | { readonly kind: "hindered"; readonly obstacle: ReplyObstacle }
  | { readonly kind: "refused"; readonly words: Readonly<Record<Locale, string>>; readonly gone: boolean }
  /** Nobody knows whether it arrived. */
  | { readonly kind: "unanswered" };

function sentOf(data: SendReplyMutation | undefined): Sent {
  if (!data) return { kind: "unanswered" };
  const { conversation, message, errors } = data.replyToConversation;
  if (conversation && message)
    return {
      kind: "sent",
      conversation: readFragment(ConversationFields, conversation),
      message: readFragment(MessageFields, message),
    };
  for (const error of errors) {
    if (error.__typename === "ConversationClosed") return { kind: "hindered", obstacle: "CONVERSATION_CLOSED" };
    if (error.__typename === "RepliesOff") return { kind: "hindered", obstacle: error.obstacle };
  }
  const [error] = errors;
  return error ? { kind: "refused", words: error.messages, gone: error.code === "NOT_FOUND" } : { kind: "unanswered" };
}

/** Sends one at a time: what is asked while one is on its way is not sent. */
export function useSendReply() {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  // Known at once, before anything is drawn: a second click sends nothing.
  const sending = useRef(false);
  const send = async (conversationId: string, bodyText: string, requestKey: string): Promise<Sent | null> => {
    if (sending.current) return null;
    sending.current = true;
    setBusy(true);
    const { data } = await client.mutation(SendReply, { input: { conversationId, bodyText, requestKey } }).toPromise();
    sending.current = false;
    setBusy(false);
    return sentOf(data);
  };
  return { send, busy };
}
