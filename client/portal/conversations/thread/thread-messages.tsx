import { ThreadList } from "../../../shared/conversations/list/thread-list.tsx";
import { MessageBubble } from "../../../shared/conversations/message-bubble.tsx";
import type { Thread } from "../../../shared/conversations/thread.ts";
import { useSession } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import type { Conversation, Message, useConversation } from "./use-conversation.ts";
import { useReading } from "./use-reading.ts";

interface ThreadMessagesProps extends Pick<ReturnType<typeof useConversation>, "older" | "change" | "renewLink"> {
  readonly conversation: Conversation;
  readonly thread: Thread<Message>;
}

const isOwn = ({ from }: Message): boolean => from === "PATIENT";
const isNews = (message: Message): boolean => !isOwn(message);

export function ThreadMessages({ conversation: { id, readThrough }, thread, older, change, renewLink }: ThreadMessagesProps) {
  const { name, timeZone } = useSession().portal.clinic;
  const text = useConversationText();
  const reach = useReading(id, change);
  // A person has a name; whatever else writes does so for the clinic.
  const clinicsAuthor = ({ author }: Message): string => (author?.kind === "STAFF" ? author.name : name);
  const authorOf = (message: Message): string => (isOwn(message) ? text("thread.you") : clinicsAuthor(message));
  return (
    <ThreadList
      messages={thread.edges.map(({ node }) => node)}
      older={{ ...older, hasMore: thread.hasOlder }}
      other="CLINIC"
      readThrough={readThrough}
      timeZone={timeZone}
      words={{
        list: text("thread.list"),
        older: text("thread.older"),
        added: (count) => text("thread.added", { count }),
        arrived: ([first, ...others]) => text("thread.arrived", { count: others.length + 1, name: first ? authorOf(first) : name }),
        below: (count) => text("thread.below", { count }),
      }}
      isNews={isNews}
      onShown={reach}
    >
      {(message) => (
        <MessageBubble
          message={message}
          own={isOwn(message)}
          author={authorOf(message)}
          timeZone={timeZone}
          renewLink={(attachmentId) => renewLink(message.position, attachmentId)}
        />
      )}
    </ThreadList>
  );
}
