import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { ProblemNotice } from "../../patients/access/problem-notice.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { unreadSignal } from "../counts/unread-signal.ts";
import type { ControlProps } from "./thread-controls.tsx";
import { useThreadAct } from "./use-thread-act.ts";

const CloseConversation = graphql(`
  mutation CloseConversation($input: CloseConversationInput!) {
    closeConversation(input: $input) {
      ...ThreadAnswer
    }
  }
`);

const ReopenConversation = graphql(`
  mutation ReopenConversation($input: ReopenConversationInput!) {
    reopenConversation(input: $input) {
      ...ThreadAnswer
    }
  }
`);

/** One button, which keeps the focus: what it has done it can undo. */
export function Closing({ conversation: { id: conversationId, version, closed }, onChange, onLate }: ControlProps) {
  const text = useConversationText();
  const announce = useAnnounce();
  const [, close] = useMutation(CloseConversation);
  const [, reopen] = useMutation(ReopenConversation);
  const { busy, problems, act } = useThreadAct({
    onDone: (conversation) => {
      onChange(conversation);
      unreadSignal.tell();
      announce(text(conversation.closed ? "thread.nowClosed" : "thread.nowOpen"));
    },
    onLate,
  });
  const send = async () => {
    const input = { conversationId, version };
    if (closed) {
      const { data, error } = await reopen({ input });
      return { answer: data?.reopenConversation, error };
    }
    const { data, error } = await close({ input });
    return { answer: data?.closeConversation, error };
  };
  return (
    <>
      <Button kind="secondary" busy={busy} onClick={() => void act(send)}>
        {text(closed ? "thread.reopen" : "thread.close")}
      </Button>
      <ProblemNotice problems={problems} />
    </>
  );
}
