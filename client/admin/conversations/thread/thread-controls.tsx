import { useState } from "react";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { Assignment } from "./assignment.tsx";
import { Closing } from "./closing.tsx";
import { MarkUnread } from "./mark-unread.tsx";
import { RepliesDialog } from "./replies-dialog.tsx";
import { useClosedWords } from "./use-closed-words.ts";
import { useRepliesWords } from "./use-replies-words.ts";
import type { ShownConversation } from "./use-thread.ts";

export interface ControlProps {
  readonly conversation: ShownConversation;
  readonly onChange: (conversation: ShownConversation) => void;
  /** Somebody else has decided about it meanwhile. */
  readonly onLate: (current: ShownConversation) => void;
}

interface ThreadControlsProps extends ControlProps {
  /** Whether the patient has written anything that could be put back among what has to be read. */
  readonly canBeUnread: boolean;
}

/** Where the conversation stands, each with what can be done about it. */
export function ThreadControls({ canBeUnread, ...props }: ThreadControlsProps) {
  const { conversation, onChange } = props;
  const me = useStaff();
  const text = useConversationText();
  const announce = useAnnounce();
  const closedWords = useClosedWords();
  const repliesWords = useRepliesWords();
  const [asking, setAsking] = useState(false);
  const may = me.permissions.includes("CONVERSATIONS_WRITE");
  const { id, closed, assignedTo } = conversation;
  return (
    <section className="card thread-controls" aria-labelledby="thread-controls">
      <h2 id="thread-controls" className="visually-hidden">
        {text("thread.controls")}
      </h2>
      <dl>
        <div>
          <dt>{text("thread.state")}</dt>
          <dd>
            <p>{closed ? closedWords(conversation) : text("thread.open")}</p>
            {may && (
              <div className="row">
                <Closing {...props} />
              </div>
            )}
          </dd>
        </div>
        <div>
          <dt>{text("thread.replies")}</dt>
          <dd>
            <p>{repliesWords(conversation)}</p>
            {may && (
              <div className="row">
                <Button kind="secondary" onClick={() => setAsking(true)}>
                  {text("thread.repliesChange")}
                </Button>
              </div>
            )}
          </dd>
        </div>
        <div>
          <dt>{text("thread.assigned")}</dt>
          <dd>
            <p>{assignedTo ? (assignedTo.id === me.id ? text("thread.toMe") : assignedTo.name) : text("thread.nobody")}</p>
            {may && (
              <div className="row">
                <Assignment conversation={conversation} onChange={onChange} />
              </div>
            )}
          </dd>
        </div>
      </dl>
      {may && canBeUnread && (
        <div className="row">
          <MarkUnread id={id} />
        </div>
      )}
      {asking && (
        <RepliesDialog
          conversation={conversation}
          onCancel={() => setAsking(false)}
          onLate={onChange}
          onDone={(after) => {
            setAsking(false);
            onChange(after);
            announce(repliesWords(after));
          }}
        />
      )}
    </section>
  );
}
