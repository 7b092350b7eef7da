import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useActorName } from "../../patients/use-actor-name.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { useUntilWords } from "./use-until-words.ts";

const ThreadEventFields = graphql(`
  fragment ThreadEvent on ConversationEvent {
    kind
    occurredAt
    by {
      ...ActorName
    }
    assignedTo {
      name
    }
    repliesAllowed
    repliesOnce
    repliesUntil
  }
`);

/** What staff did between two messages. */
export function ThreadEvent({ event }: { event: FragmentType<typeof ThreadEventFields> }) {
  const { locale } = useLanguage();
  const { timeZone } = useStaff().clinic;
  const text = useConversationText();
  const actorName = useActorName();
  const untilWords = useUntilWords();
  const { kind, occurredAt, by, assignedTo, repliesAllowed, repliesOnce, repliesUntil } = readFragment(ThreadEventFields, event);
  const when = (instant: string): string => formatDateTime(locale, instant, timeZone);
  const who = actorName(by);
  const words = (): string => {
    if (kind === "ASSIGNED")
      return assignedTo ? text("thread.event.assigned", { who, name: assignedTo.name }) : text("thread.event.free", { who });
    if (kind !== "REPLIES_CHANGED") return text(`thread.event.${kind}`, { who });
    if (!repliesAllowed) return text("thread.event.repliesOff", { who });
    const limits = [
      repliesOnce && text("thread.event.once"),
      repliesUntil && text("thread.event.until", { when: untilWords(repliesUntil) }),
    ];
    return [text("thread.event.repliesOn", { who }), ...limits.filter(Boolean)].join(" – ");
  };
  return (
    <p className="thread-event">
      {words()} <time dateTime={occurredAt}>{when(occurredAt)}</time>
    </p>
  );
}
