import { useEffect, useRef, useState, type Ref } from "react";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import type { Settings } from "./restore-settings.ts";
import { RevisionCard } from "./revision-card.tsx";
import type { useHistory } from "./use-history.ts";

interface RevisionListProps {
  readonly history: ReturnType<typeof useHistory>;
  readonly settings: Settings;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onRestore: (id: string, version: number) => void;
}

export function RevisionList({ history, settings, heading, onRestore }: RevisionListProps) {
  const { revisions, addedFrom, hasMore, phase, showMore } = history;
  const text = useText();
  const announce = useAnnounce();
  const [turns, setTurns] = useState(0);
  const firstAdded = useRef<HTMLLIElement>(null);

  // The button may be gone after the last page: the focus goes to the first save that was added.
  useEffect(() => {
    if (turns > 0) firstAdded.current?.focus();
  }, [turns]);
  const more = async (): Promise<void> => {
    const count = await showMore();
    if (count === null) return;
    announce(text("history.added", { count }));
    setTurns((before) => before + 1);
  };
  return (
    <section className="stack" aria-labelledby="history-list">
      <h2 id="history-list" ref={heading} tabIndex={-1}>
        {text("history.list")}
      </h2>
      <ol className="revisions">
        {revisions.map((revision, index) => {
          const added = addedFrom > 0 && index === addedFrom;
          return (
            <li key={revision.id} ref={added ? firstAdded : undefined} tabIndex={added ? -1 : undefined}>
              <RevisionCard revision={revision} settings={settings} onRestore={onRestore} />
            </li>
          );
        })}
      </ol>
      {phase === "failed" && (
        <Notice kind="danger" live="alert">
          <p>{text("history.moreFailed")}</p>
        </Notice>
      )}
      {hasMore && (
        <div>
          <Button kind="secondary" busy={phase === "busy"} onClick={() => void more()}>
            {text("history.more")}
          </Button>
        </div>
      )}
    </section>
  );
}
