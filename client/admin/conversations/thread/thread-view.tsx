import { useState } from "react";
import { inBackground } from "../../../shared/graphql/background.ts";
import type { Thread } from "../../../shared/conversations/thread.ts";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { ReplyComposer } from "../compose/reply-composer.tsx";
import { useConversationText } from "../conversation-texts.ts";
import type { ShownMessage } from "./message-page.ts";
import { ThreadControls } from "./thread-controls.tsx";
import { ThreadHead } from "./thread-head.tsx";
import { ThreadMessages } from "./thread-messages.tsx";
import { useClosedWords } from "./use-closed-words.ts";
import { useLiveThread } from "./use-live-thread.ts";
import { useNoticeWatch } from "./use-notice-watch.ts";
import { useRepliesWords } from "./use-replies-words.ts";
import type { ShownConversation, ThreadPageState } from "./use-thread.ts";

interface ThreadViewProps {
  readonly conversation: ShownConversation;
  readonly messages: Thread<ShownMessage>;
  readonly page: ThreadPageState;
}

export function ThreadView({ conversation, messages, page }: ThreadViewProps) {
  const may = useStaff().permissions.includes("CONVERSATIONS_WRITE");
  const [late, setLate] = useState(false);
  const { id, closed } = conversation;
  useLiveThread(id, page.known?.stamp ?? null, page.look);
  useNoticeWatch(messages, page.look);
  // Where it is closed meanwhile, what somebody is writing stays before them.
  const [begun, setBegun] = useState(!closed);
  if (!begun && !closed) setBegun(true);
  const change = (after: ShownConversation): void => {
    setLate(false);
    page.change(after);
  };
  return (
    <div className="stack-wide conversations thread">
      <ThreadHead conversation={conversation} />
      <div className="thread-columns">
        <div className="thread-side">
          <ThreadControls
            conversation={conversation}
            canBeUnread={messages.hasOlder || messages.edges.some(({ node }) => node.from === "PATIENT")}
            onChange={change}
            onLate={(current) => {
              page.change(current);
              setLate(true);
            }}
          />
          {late && <Late conversation={conversation} />}
        </div>
        <div className="stack">
          <ThreadMessages conversation={conversation} messages={messages} page={page} />
          {closed && <Closed conversation={conversation} />}
          {may && begun && (
            <div className="thread-compose">
              <ReplyComposer
                key={id}
                conversation={conversation}
                onSent={() => void page.look()}
                onClosed={() => void page.look(inBackground("admin"))}
              />
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

/** Nothing was done: somebody else was first. What can be done about it now stands above. */
function Late({ conversation }: { conversation: ShownConversation }) {
  const text = useConversationText();
  const closedWords = useClosedWords();
  const repliesWords = useRepliesWords();
  const now = conversation.closed ? closedWords(conversation) : repliesWords(conversation);
  return (
    <Notice kind="warning" live="alert" title={text("thread.late")}>
      <p>{text("thread.lateBody", { now })}</p>
    </Notice>
  );
}

function Closed({ conversation }: { conversation: ShownConversation }) {
  const text = useConversationText();
  const closedWords = useClosedWords();
  return (
    <Notice kind="neutral" live="status" title={closedWords(conversation)}>
      <p>{text("thread.closedBody")}</p>
    </Notice>
  );
}
