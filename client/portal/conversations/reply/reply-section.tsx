import { useCallback, useEffect, useRef, useState } from "react";
import { withWritten } from "../../../shared/conversations/thread.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import type { Conversation, useConversation } from "../thread/use-conversation.ts";
import { type KeptReply, keepReply, keptReply } from "./kept-reply.ts";
import { ObstacleNotice } from "./obstacle-notice.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { UnsentReply } from "./unsent-reply.tsx";
import type { Sent } from "./use-send-reply.ts";

interface ReplySectionProps extends Pick<ReturnType<typeof useConversation>, "change" | "refresh" | "reload"> {
  readonly conversation: Conversation;
}

const nothing: KeptReply = { text: "", sent: null };

/** Where the patient answers, or why they can't. What they wrote is never lost, whatever the clinic decides meanwhile. */
export function ReplySection({ conversation, change, refresh, reload }: ReplySectionProps) {
  const { id, replyObstacle } = conversation;
  const { patient } = useSession();
  const text = useConversationText();
  const announce = useAnnounce();
  const patientId = patient?.id ?? "";
  const [draft, setDraft] = useState(() => keptReply(patientId, id));
  const keep = useCallback(
    (reply: KeptReply) => {
      setDraft(reply);
      keepReply(patientId, id, reply);
    },
    [patientId, id],
  );
  const obstacle = replyObstacle ?? null;
  const notice = useRef<HTMLDivElement>(null);

  // The clinic has decided otherwise while the page was open.
  const before = useRef(obstacle);
  useEffect(() => {
    const [was, is] = [before.current, obstacle];
    before.current = obstacle;
    if (was === is) return;
    // Where the text had the focus it is gone with the form.
    if (is !== null && is !== "REPLIED_ONCE") notice.current?.focus({ preventScroll: true });
    if (is === null) announce(text("reply.again"));
  }, [obstacle, announce, text]);

  const settle = (sent: Sent): void => {
    if (sent.kind === "sent") {
      keep(nothing);
      change(({ thread }) => ({ conversation: sent.conversation, thread: withWritten(thread, sent.message) }));
      announce(text("reply.sent"));
      void refresh();
    } else if (sent.kind === "hindered") {
      keep({ ...draft, sent: null });
      change((known) => ({ ...known, conversation: { ...known.conversation, replyObstacle: sent.obstacle } }));
      void refresh();
    } else if (sent.kind === "refused" && sent.gone) reload();
  };
  if (obstacle === null) return <ReplyForm conversation={conversation} draft={draft} onDraft={keep} onSettled={settle} />;
  return (
    <section className="stack">
      <ObstacleNotice ref={notice} obstacle={obstacle} conversation={conversation} />
      {draft.text.trim() !== "" && <UnsentReply text={draft.text} onDiscard={() => keep(nothing)} />}
    </section>
  );
}
