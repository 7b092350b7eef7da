import { MoreList } from "../../../shared/paging/more-list.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useMoreWords } from "../../use-more-words.ts";
import { useText } from "../../use-text.ts";
import { isEverybody, type ListFilter } from "./list-filter.ts";
import { PatientRow } from "./patient-row.tsx";
import { usePatients } from "./use-patients.ts";

interface PatientResultsProps {
  readonly filter: ListFilter;
  readonly onShowAll: () => void;
}

/** The charts that match. Those of the search before stay, dimmed, until the next ones are there. */
export function PatientResults({ filter, onShowAll }: PatientResultsProps) {
  const text = useText();
  const words = useMoreWords();
  const list = usePatients(filter);
  const { nodes, current, hasMore, error, reload } = list;
  const count = nodes?.length ?? 0;
  return (
    <section className="stack" aria-labelledby="patients-list">
      <h2 id="patients-list" className="visually-hidden">
        {text("patients.list")}
      </h2>
      <p role="status" className="soft result-count">
        {nodes && current && count > 0 && text(hasMore ? "patients.first" : "patients.found", { count })}
      </p>
      <PageState data={nodes} error={error} onRetry={reload} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
        {() =>
          count === 0 ? (
            <NoPatients filter={filter} onShowAll={onShowAll} />
          ) : (
            <div className={current ? "results" : "results waiting"} aria-busy={!current}>
              <MoreList list={list} words={words} className="row-list" label={text("patients.list")} keyOf={({ id }) => id}>
                {(patient) => <PatientRow patient={patient} />}
              </MoreList>
            </div>
          )
        }
      </PageState>
    </section>
  );
}

function NoPatients({ filter, onShowAll }: PatientResultsProps) {
  const text = useText();
  const all = isEverybody(filter);
  return (
    <Notice kind="neutral" live="status" title={text(all ? "patients.none" : "patients.noneSuch")}>
      <p>{text(all ? "patients.noneBody" : "patients.noneSuchBody")}</p>
      {!all && (
        <div>
          <Button kind="secondary" onClick={onShowAll}>
            {text("patients.showAll")}
          </Button>
        </div>
      )}
    </Notice>
  );
}
