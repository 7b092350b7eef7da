import { useCallback } from "react";
import type { Thread } from "../../../shared/conversations/thread.ts";
import { ThreadList } from "../../../shared/conversations/list/thread-list.tsx";
import { useActorName } from "../../patients/use-actor-name.ts";
import { nameOf } from "../../patients/patient-name.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import type { ShownMessage } from "./message-page.ts";
import { ThreadEvent } from "./thread-event.tsx";
import { ThreadMessage } from "./thread-message.tsx";
import { useReading } from "./use-reading.ts";
import { useThreadMessages } from "./use-thread-messages.ts";
import type { ShownConversation, ThreadPageState } from "./use-thread.ts";

interface ThreadMessagesProps {
  readonly conversation: ShownConversation;
  readonly messages: Thread<ShownMessage>;
  readonly page: ThreadPageState;
}

/** What was written, with what staff did in between. */
export function ThreadMessages({ conversation, messages, page }: ThreadMessagesProps) {
  const me = useStaff();
  const text = useConversationText();
  const actorName = useActorName();
  const { id, patient, events, readThrough } = conversation;
  const onShown = useReading(id, page.change);
  const { older, renewLink } = useThreadMessages(id, messages, page.changeMessages);
  const isNews = useCallback(({ from, author }: ShownMessage) => from === "PATIENT" || author?.name !== me.name, [me.name]);
  const nameOfAuthor = ({ from, author }: ShownMessage): string => (from === "PATIENT" && patient ? nameOf(patient) : actorName(author));
  const words = {
    list: text("thread.list"),
    older: text("thread.older"),
    added: (count: number) => text("thread.added", { count }),
    arrived: (arrived: readonly ShownMessage[]) => text("thread.arrived", { count: arrived.length, who: nameOfAuthor(arrived[0]!) }),
    below: (count: number) => text("thread.below", { count }),
  };
  return (
    <section className="stack" aria-labelledby="thread-messages">
      <h2 id="thread-messages" className="visually-hidden">
        {text("thread.messages")}
      </h2>
      <ThreadList
        messages={messages.edges.map(({ node }) => node)}
        older={older}
        other="PATIENT"
        readThrough={readThrough}
        timeZone={me.clinic.timeZone}
        words={words}
        isNews={isNews}
        onShown={onShown}
      >
        {(message) => (
          <>
            <ThreadMessage message={message} patient={patient} renewLink={renewLink} />
            {events
              .filter(({ afterPosition }) => afterPosition === message.position)
              .map((event) => (
                <ThreadEvent key={event.id} event={event} />
              ))}
          </>
        )}
      </ThreadList>
    </section>
  );
}
