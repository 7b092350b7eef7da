import type { Ref } from "react";
import { MoreList } from "../../shared/paging/more-list.tsx";
import { useText } from "../use-text.ts";
import type { Settings } from "./restore-settings.ts";
import { RevisionCard } from "./revision-card.tsx";
import type { useHistory } from "./use-history.ts";

interface RevisionListProps {
  readonly revisions: ReturnType<typeof useHistory>["revisions"];
  readonly settings: Settings;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onRestore: (id: string, version: number) => void;
}

export function RevisionList({ revisions, settings, heading, onRestore }: RevisionListProps) {
  const text = useText();
  const words = { show: text("history.more"), added: (count: number) => text("history.added", { count }) };
  return (
    <section className="stack" aria-labelledby="history-list">
      <h2 id="history-list" ref={heading} tabIndex={-1}>
        {text("history.list")}
      </h2>
      <MoreList list={revisions} words={words} className="revisions" keyOf={({ id }) => id}>
        {(revision) => <RevisionCard revision={revision} settings={settings} onRestore={onRestore} />}
      </MoreList>
    </section>
  );
}
