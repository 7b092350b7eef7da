import { useCallback, useEffect, useRef } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { inBackground } from "../../../shared/graphql/background.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useLive } from "../../live/live-provider.tsx";
import { ConversationFields } from "./conversation-fields.ts";
import type { Known } from "./use-conversation.ts";

const ReadMessages = graphql(`
  mutation ReadMessages($input: MarkConversationReadInput!) {
    markConversationRead(input: $input) {
      conversation {
        ...ConversationFields
      }
      errors {
        code
      }
    }
  }
`);

/** Long enough for whatever else comes into sight with it. */
const pauseMilliseconds = 300;

/** Says how far the patient has read; answers what to call with each message that came into sight. */
export function useReading(conversationId: string, change: (make: (known: Known) => Known) => void): (position: number) => void {
  const client = useClient();
  const { look } = useLive();
  const reached = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = useCallback(async () => {
    timer.current = undefined;
    const input = { conversationId, throughPosition: reached.current };
    const { data } = await client.mutation(ReadMessages, { input }, inBackground("portal")).toPromise();
    const marked = readFragment(ConversationFields, data?.markConversationRead.conversation);
    // What did not arrive is told when it is seen again.
    if (!marked) reached.current = 0;
    else change((known) => ({ ...known, conversation: marked }));
    void look();
  }, [client, conversationId, change, look]);
  // Who leaves the page at once has seen it all the same.
  useEffect(
    () => () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      void tell();
    },
    [tell],
  );
  return useCallback(
    (position: number) => {
      if (position <= reached.current) return;
      reached.current = position;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void tell(), pauseMilliseconds);
    },
    [tell],
  );
}
