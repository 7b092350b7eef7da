import { type ReactNode, useRef, useState } from "react";
import type { MessageSide } from "../../../gql/graphql.ts";
import { MoreButton } from "../../paging/more-button.tsx";
import type { MorePages } from "../../paging/use-later-pages.ts";
import { useAnnounce } from "../../ui/announcer.tsx";
import { DayRule, NewRule } from "../day-rule.tsx";
import { beginsDay } from "../days-since.ts";
import { useArrivals } from "./use-arrivals.ts";
import { useKeptPlace } from "./use-kept-place.ts";
import { useShown } from "./use-shown.ts";
import "./thread-list.css";

interface ListedMessage {
  readonly id: string;
  readonly position: number;
  readonly from: MessageSide;
  readonly sentAt: string;
}

export interface ThreadWords<M> {
  readonly list: string;
  readonly older: string;
  readonly added: (count: number) => string;
  readonly arrived: (messages: readonly M[]) => string;
  readonly below: (count: number) => string;
}

interface ThreadListProps<M> {
  /** The oldest first. */
  readonly messages: readonly M[];
  readonly older: Pick<MorePages<unknown>, "hasMore" | "busy" | "failure" | "showMore">;
  /** Whose messages the reader has to read. */
  readonly other: MessageSide;
  readonly readThrough: number;
  readonly timeZone: string;
  readonly words: ThreadWords<M>;
  /** Whether it is news to the reader when it comes: not what they wrote themself. */
  readonly isNews: (message: M) => boolean;
  /** An unread one of the other side came into sight. Stays the same function. */
  readonly onShown: (position: number) => void;
  readonly children: (message: M) => ReactNode;
}

/** The messages of a conversation as either side reads them: older ones come above, new ones below, and the reader stays where they are. */
export function ThreadList<M extends ListedMessage>(props: ThreadListProps<M>) {
  const { messages, older, other, readThrough, timeZone, words, isNews, onShown, children } = props;
  const announce = useAnnounce();
  const list = useRef<HTMLOListElement>(null);
  // Where the reader was when they came: the mark stays while they read on.
  const [readAtFirst] = useState(readThrough);
  const firstNew = messages.find(({ from, position }) => from === other && position > readAtFirst)?.position;
  const unread = messages.filter(({ from, position }) => from === other && position > readThrough);
  const focusOlder = useKeptPlace(list, { first: messages[0]?.position ?? 0, last: messages.at(-1)?.position ?? 0, firstNew });
  useShown(list, unread.map(({ position }) => position).join(), onShown);
  const { below, goToNewest } = useArrivals(list, messages, isNews, (arrived) => announce(words.arrived(arrived)));

  const showOlder = async (): Promise<void> => {
    focusOlder();
    const count = await older.showMore();
    if (count !== null) announce(words.added(count));
  };
  return (
    <div className="stack thread-list">
      <MoreButton list={older} label={words.older} onMore={() => void showOlder()} />
      <ol className="messages" ref={list} aria-label={words.list}>
        {messages.map((message, index) => (
          <li key={message.id} data-position={message.position} tabIndex={-1}>
            {beginsDay(message.sentAt, messages[index - 1]?.sentAt, timeZone) && <DayRule at={message.sentAt} timeZone={timeZone} />}
            {message.position === firstNew && <NewRule />}
            {children(message)}
          </li>
        ))}
      </ol>
      {below > 0 && (
        <button type="button" className="button below" onClick={goToNewest}>
          {words.below(below)}
        </button>
      )}
    </div>
  );
}
