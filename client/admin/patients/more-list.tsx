import { type ReactNode, useEffect, useRef, useState } from "react";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import type { PagedList } from "./use-pages.ts";

interface MoreListProps<T> {
  readonly list: PagedList<T>;
  readonly className: string;
  readonly label: string;
  readonly keyOf: (node: T) => string;
  readonly children: (node: T) => ReactNode;
}

/** A list, and a button for its next page. */
export function MoreList<T>({ list, className, label, keyOf, children }: MoreListProps<T>) {
  const { addedFrom, hasMore, phase, showMore } = list;
  const text = useText();
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
    announce(text("more.added", { count }));
    setTurns((before) => before + 1);
  };
  return (
    <div className="stack">
      <ol className={className} aria-label={label}>
        {list.nodes?.map((node, index) => {
          const added = addedFrom > 0 && index === addedFrom;
          return (
            <li key={keyOf(node)} ref={added ? firstAdded : undefined} tabIndex={added ? -1 : undefined}>
              {children(node)}
            </li>
          );
        })}
      </ol>
      {phase === "failed" && (
        <Notice kind="danger" live="alert">
          <p>{text("more.failed")}</p>
        </Notice>
      )}
      {hasMore && (
        <div>
          <Button kind="secondary" busy={phase === "busy"} onClick={() => void more()}>
            {text("more.show")}
          </Button>
        </div>
      )}
    </div>
  );
}
