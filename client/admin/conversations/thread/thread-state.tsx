import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Thread } from "../../../shared/conversations/thread.ts";
import { Icon } from "../../../shared/ui/icon.tsx";
import { RecordState } from "../../frame/record-state.tsx";
import { conversationsPath } from "../conversation-paths.ts";
import { useConversationText } from "../conversation-texts.ts";
import type { ShownMessage } from "./message-page.ts";
import type { ShownConversation, ThreadPageState } from "./use-thread.ts";

export function BackToInbox() {
  const text = useConversationText();
  return (
    <p>
      <Link className="target-link" to={conversationsPath}>
        <Icon name="back" />
        {text("thread.back")}
      </Link>
    </p>
  );
}

interface ThreadStateProps {
  readonly page: ThreadPageState;
  readonly children: (conversation: ShownConversation, messages: Thread<ShownMessage>) => ReactNode;
}

/** A conversation's page before it is there, and where the clinic has no such one. */
export function ThreadState({ page: { known, retry }, children }: ThreadStateProps) {
  const text = useConversationText();
  const words = { title: text("thread.title"), missing: text("thread.missing"), missingBody: text("thread.missingBody") };
  const page = { known: known && { one: known.conversation, error: known.error }, retry };
  return (
    <RecordState page={page} area="conversations" back={<BackToInbox />} words={words} shapes={["line", "tile", "tile", "tile"]}>
      {(conversation) => children(conversation, known?.messages ?? { edges: [], hasOlder: false })}
    </RecordState>
  );
}
