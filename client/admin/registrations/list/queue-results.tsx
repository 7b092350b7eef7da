import { readFragment } from "../../../shared/graphql/fragments.ts";
import { MoreList } from "../../../shared/paging/more-list.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useMoreWords } from "../../use-more-words.ts";
import { useRegistrationText } from "../registration-texts.ts";
import { isPlain, type QueueFilter } from "./queue-filter.ts";
import { RegistrationRow, RegistrationRowFields } from "./registration-row.tsx";
import { twinsIn } from "./twins.ts";
import type { useQueue } from "./use-queue.ts";

interface QueueResultsProps {
  readonly filter: QueueFilter;
  readonly list: ReturnType<typeof useQueue>;
  readonly onShowWaiting: () => void;
}

/** The registrations that match. Those of the search before stay, dimmed, until the next ones are there. */
export function QueueResults({ filter, list, onShowWaiting }: QueueResultsProps) {
  const text = useRegistrationText();
  const words = useMoreWords();
  const { nodes, current, hasMore, error, reload } = list;
  const count = nodes?.length ?? 0;
  const twins = twinsIn((nodes ?? []).map((node) => readFragment(RegistrationRowFields, node)));
  return (
    <section className="stack" aria-labelledby="registrations-list">
      <h2 id="registrations-list" className="visually-hidden">
        {text("registrations.list")}
      </h2>
      <p role="status" className="soft result-count">
        {nodes && current && count > 0 && text(hasMore ? "registrations.first" : "registrations.found", { count })}
      </p>
      <PageState data={nodes} error={error} onRetry={reload} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
        {() =>
          count === 0 ? (
            <NoRegistrations filter={filter} onShowWaiting={onShowWaiting} />
          ) : (
            <div className={current ? "results" : "results waiting"} aria-busy={!current}>
              <MoreList list={list} words={words} className="row-list" label={text("registrations.list")} keyOf={({ id }) => id}>
                {(registration) => (
                  <RegistrationRow registration={registration} twin={twins.has(registration.id)} unsure={registration.unsure} />
                )}
              </MoreList>
            </div>
          )
        }
      </PageState>
    </section>
  );
}

function NoRegistrations({ filter, onShowWaiting }: Pick<QueueResultsProps, "filter" | "onShowWaiting">) {
  const text = useRegistrationText();
  const plain = isPlain(filter);
  return (
    <Notice kind={plain ? "success" : "neutral"} live="status" title={text(plain ? "registrations.none" : "registrations.noneSuch")}>
      {plain ? (
        <p>{text("registrations.noneBody")}</p>
      ) : (
        <div>
          <Button kind="secondary" onClick={onShowWaiting}>
            {text("registrations.showWaiting")}
          </Button>
        </div>
      )}
    </Notice>
  );
}
