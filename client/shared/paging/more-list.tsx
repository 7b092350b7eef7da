import { type ReactNode, useEffect, useRef, useState } from "react";
import { useAnnounce } from "../ui/announcer.tsx";
import { MoreButton } from "./more-button.tsx";
import type { MorePages } from "./use-later-pages.ts";

/** How a list calls what it holds. */
export interface MoreWords {
  readonly show: string;
  readonly added: (count: number) => string;
}

interface MoreListProps<T> {
  readonly list: MorePages<T>;
  readonly words: MoreWords;
  readonly className: string;
  /** Where no heading names the list. */
  readonly label?: string;
  readonly keyOf: (node: T) => string;
  readonly children: (node: T) => ReactNode;
}

/** A list, and a button for its next page. */
export function MoreList<T>({ list, words, className, label, keyOf, children }: MoreListProps<T>) {
  const { nodes, addedFrom, showMore } = list;
  const announce = useAnnounce();
  const [turns, setTurns] = useState(0);
  const firstAdded = useRef<HTMLLIElement>(null);

  // The button may be gone after the last page: the focus goes to the first one that was added.
  useEffect(() => {
    if (turns > 0) firstAdded.current?.focus();
  }, [turns]);
  const more = async (): Promise<void> => {
    const count = await showMore();
    if (count === null) return;
    announce(words.added(count));
    setTurns((before) => before + 1);
  };
  const items = nodes?.map((node, index) => {
    const added = addedFrom > 0 && index === addedFrom;
    return (
      <li key={keyOf(node)} ref={added ? firstAdded : undefined} tabIndex={added ? -1 : undefined}>
        {children(node)}
      </li>
    );
  });
  const button = <MoreButton list={list} label={words.show} onMore={() => void more()} />;
  return (
    <div className="stack">
      <ol className={className} aria-label={label}>
        {items}
      </ol>
      {button}
    </div>
  );
}
