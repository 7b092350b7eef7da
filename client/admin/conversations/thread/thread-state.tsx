import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Thread } from "../../../shared/conversations/thread.ts";
import { Icon } from "../../../shared/ui/icon.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { FailedState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useStaff } from "../../session/session-provider.tsx";
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
  const { clinic } = useStaff();
  const text = useConversationText();
  if (known?.conversation) return children(known.conversation, known.messages);
  const missing = known !== null && !known.error;
  return (
    <div className="stack-wide conversations">
      <BackToInbox />
      <PageHeading key={String(missing)} title={text(missing ? "thread.missing" : "thread.title")} place={clinic.name} />
      {known?.error && <FailedState error={known.error} onRetry={retry} />}
      {missing && (
        <Notice kind="neutral">
          <p>{text("thread.missingBody")}</p>
        </Notice>
      )}
      {!known && (
        <div aria-busy="true">
          <p className="visually-hidden" role="status">
            {text("state.loading")}
          </p>
          <Skeleton shapes={["line", "tile", "tile", "tile"]} />
        </div>
      )}
    </div>
  );
}
