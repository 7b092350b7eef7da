import { useNavigate } from "react-router";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { ProblemNotice } from "../../patients/access/problem-notice.tsx";
import { conversationsPath } from "../conversation-paths.ts";
import { useConversationText } from "../conversation-texts.ts";
import { unreadSignal } from "../counts/unread-signal.ts";
import { useThreadAct } from "./use-thread-act.ts";

const MarkThreadUnread = graphql(`
  mutation MarkThreadUnread($input: MarkConversationUnreadInput!) {
    markConversationUnread(input: $input) {
      ...ThreadAnswer
    }
  }
`);

/** Leaves the page: whoever stayed would have it read at once. */
export function MarkUnread({ id: conversationId }: { id: string }) {
  const text = useConversationText();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [, mark] = useMutation(MarkThreadUnread);
  const { busy, problems, act } = useThreadAct({
    onDone: () => {
      unreadSignal.tell();
      announce(text("thread.nowUnread"));
      void navigate(conversationsPath);
    },
  });
  const send = async () => {
    const { data, error } = await mark({ input: { conversationId } });
    return { answer: data?.markConversationUnread, error };
  };
  return (
    <>
      <Button kind="secondary" busy={busy} onClick={() => void act(send)}>
        {text("thread.markUnread")}
      </Button>
      <ProblemNotice problems={problems} />
    </>
  );
}
