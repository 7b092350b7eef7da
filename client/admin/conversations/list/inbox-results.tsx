import { useRef } from "react";
import { MoreList } from "../../../shared/paging/more-list.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useMoreWords } from "../../use-more-words.ts";
import { useConversationText } from "../conversation-texts.ts";
import { ConversationRow } from "./conversation-row.tsx";
import type { InboxFilter } from "./inbox-filter.ts";
import type { useInbox } from "./use-inbox.ts";

interface InboxResultsProps {
  readonly filter: InboxFilter;
  readonly list: ReturnType<typeof useInbox>;
  readonly onShowAll: () => void;
}

/** The conversations that match. Those of the search before stay, dimmed, until the next ones are there. */
export function InboxResults({ filter, list, onShowAll }: InboxResultsProps) {
  const text = useConversationText();
  const words = useMoreWords();
  const { nodes, current, hasMore, error, reload, stale } = list;
  const count = nodes?.length ?? 0;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button goes with what it said.
  const showStale = (): void => {
    heading.current?.focus();
    reload();
  };
  return (
    <section className="stack" aria-labelledby="conversations-list">
      <h2 id="conversations-list" className="visually-hidden" tabIndex={-1} ref={heading}>
        {text("inbox.list")}
      </h2>
      <p role="status" className="soft result-count">
        {nodes && current && count > 0 && text(hasMore ? "inbox.first" : "inbox.found", { count })}
      </p>
      {stale && (
        <Notice kind="neutral" live="status" title={text("inbox.stale")}>
          <div>
            <Button kind="secondary" onClick={showStale}>
              {text("inbox.showStale")}
            </Button>
          </div>
        </Notice>
      )}
      <PageState data={nodes} error={error} onRetry={reload} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
        {() =>
          count === 0 ? (
            <NoConversations filter={filter} onShowAll={onShowAll} />
          ) : (
            <div className={current ? "results" : "results waiting"} aria-busy={!current}>
              <MoreList list={list} words={words} className="row-list" label={text("inbox.list")} keyOf={({ id }) => id}>
                {(conversation) => <ConversationRow conversation={conversation} />}
              </MoreList>
            </div>
          )
        }
      </PageState>
    </section>
  );
}

function NoConversations({ filter: { search, which }, onShowAll }: Pick<InboxResultsProps, "filter" | "onShowAll">) {
  const text = useConversationText();
  const searched = search !== "";
  const all = which === "ALL" && !searched;
  return (
    <Notice
      kind={which === "UNREAD" && !searched ? "success" : "neutral"}
      live="status"
      title={text(searched ? "inbox.noneSuch" : `inbox.none.${which}`)}
    >
      <p>{text(searched ? "inbox.noneSuchBody" : "inbox.noneBody")}</p>
      {!all && (
        <div>
          <Button kind="secondary" onClick={onShowAll}>
            {text("inbox.showAll")}
          </Button>
        </div>
      )}
    </Notice>
  );
}
