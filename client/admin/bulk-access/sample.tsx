import { graphql } from "../../gql/index.ts";
import { Choice } from "../../shared/forms/choice.tsx";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { formatDate, formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { MoreList } from "../../shared/paging/more-list.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { nameOf } from "../patients/patient-name.ts";
import { useActorName } from "../patients/use-actor-name.ts";
import { useMoreWords } from "../use-more-words.ts";
import { useText } from "../use-text.ts";
import type { Preview } from "./use-preview.ts";

const SampleChart = graphql(`
  fragment SampleChart on Patient {
    id
    firstName
    lastName
    dateOfBirth
    portalAccess {
      changedAt
      changedBy {
        ...ActorName
      }
      reason
    }
  }
`);

const mostExceptions = 1_000;

interface SampleProps {
  readonly preview: Preview;
  /** Without the exceptions. */
  readonly count: number | null;
  readonly exceptions: readonly string[];
  readonly onExcept: (exceptions: readonly string[]) => void;
}

/** How many, and who: each can be left out. */
export function Sample({ preview, count, exceptions, onExcept }: SampleProps) {
  const { sample, counting, problems, error, reload } = preview;
  const { locale } = useLanguage();
  const text = useText();
  const words = useMoreWords();
  const actorName = useActorName();
  const toggle = (id: string): void => {
    if (exceptions.includes(id)) onExcept(exceptions.filter((each) => each !== id));
    else if (exceptions.length < mostExceptions) onExcept([...exceptions, id]);
  };
  return (
    <section className="stack" aria-labelledby="bulk-sample">
      <h2 id="bulk-sample">{text("bulk.sample")}</h2>
      <p role="status" className={counting ? "bulk-count soft" : "bulk-count"}>
        {counting && text("bulk.counting")}
        {problems.length > 0 && text("bulk.notCounted")}
        {count !== null && text("bulk.count", { count })}
        {exceptions.length > 0 && ` ${text("bulk.exceptions", { count: exceptions.length })}`}
      </p>
      <PageState
        data={error ? null : sample.nodes}
        error={error}
        onRetry={reload}
        skeleton={<Skeleton shapes={["line", "line", "line"]} />}
      >
        {(nodes) =>
          nodes.length > 0 && (
            <div className={sample.current ? "" : "bulk-waiting"} aria-busy={!sample.current}>
              <MoreList list={sample} words={words} className="bulk-sample" label={text("bulk.sample")} keyOf={({ id }) => id}>
                {(node) => {
                  const chart = readFragment(SampleChart, node);
                  const { changedAt, changedBy, reason } = chart.portalAccess;
                  const moved = { when: formatDateTime(locale, changedAt), who: actorName(changedBy) };
                  return (
                    <Choice
                      type="checkbox"
                      checked={!exceptions.includes(chart.id)}
                      onChange={() => toggle(chart.id)}
                      label={
                        <>
                          {nameOf(chart)} <span className="soft">{text("bulk.born", { date: formatDate(locale, chart.dateOfBirth) })}</span>
                        </>
                      }
                      hint={[text(changedBy ? "bulk.moved" : "bulk.movedByDefault", moved), reason && text("bulk.because", { reason })]
                        .filter(Boolean)
                        .join(" · ")}
                    />
                  );
                }}
              </MoreList>
            </div>
          )
        }
      </PageState>
    </section>
  );
}
