import { useCallback, useEffect, useRef } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { inBackground } from "../../../shared/graphql/background.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { unreadSignal } from "../counts/unread-signal.ts";
import { ThreadFields } from "./thread-fields.ts";
import type { ShownConversation } from "./use-thread.ts";

const MarkThreadRead = graphql(`
  mutation MarkThreadRead($input: MarkConversationReadInput!) {
    markConversationRead(input: $input) {
      conversation {
        ...ThreadFields
      }
      errors {
        code
      }
    }
  }
`);

/** Long enough for whatever else comes into sight with it. */
const pauseMs = 300;

/** Says how far staff have read: what of the patient's was in sight while the page was seen. Answers whom to tell of it. */
export function useReading(id: string, onChange: (conversation: ShownConversation) => void): (position: number) => void {
  const client = useClient();
  const may = useStaff().permissions.includes("CONVERSATIONS_WRITE");
  const reached = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = useCallback(async () => {
    const input = { conversationId: id, throughPosition: reached.current };
    const { data } = await client.mutation(MarkThreadRead, { input }, inBackground("admin")).toPromise();
    const conversation = readFragment(ThreadFields, data?.markConversationRead.conversation);
    if (!conversation) return;
    onChange(conversation);
    unreadSignal.tell();
  }, [client, id, onChange]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (position) => {
      if (!may || position <= reached.current) return;
      reached.current = position;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void tell(), pauseMs);
    },
    [may, tell],
  );
}
