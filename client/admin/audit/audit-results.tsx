import { MoreList } from "../../shared/paging/more-list.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { AuditEventLine } from "./audit-event-line.tsx";
import { isWhole, type TrailFilter } from "./audit-filter.ts";
import { useAuditText } from "./audit-texts.ts";
import { useAuditEvents } from "./use-audit-events.ts";

interface AuditResultsProps {
  readonly filter: TrailFilter;
  readonly onShowAll: () => void;
}

/** The events that match. Those of the filter before stay, dimmed, until the next ones are there. */
export function AuditResults({ filter, onShowAll }: AuditResultsProps) {
  const text = useAuditText();
  const { permissions } = useStaff();
  const list = useAuditEvents(filter, permissions.includes("PATIENTS_READ"));
  const { nodes, current, error, reload } = list;
  const words = { show: text("audit.more"), added: (count: number) => text("audit.added", { count }) };
  return (
    <section className="stack" aria-labelledby="audit-list">
      <h2 id="audit-list">{text("audit.list")}</h2>
      <PageState data={nodes} error={error} onRetry={reload} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
        {(events) =>
          events.length === 0 ? (
            <Notice kind="neutral" live="status" title={text("audit.none")}>
              <p>{text("audit.noneBody")}</p>
              {!isWhole(filter) && (
                <div>
                  <Button kind="secondary" onClick={onShowAll}>
                    {text("audit.showAll")}
                  </Button>
                </div>
              )}
            </Notice>
          ) : (
            <div className={current ? "results" : "results waiting"} aria-busy={!current}>
              <MoreList list={list} words={words} className="row-list" keyOf={({ id }) => id}>
                {(event) => <AuditEventLine event={event} />}
              </MoreList>
            </div>
          )
        }
      </PageState>
    </section>
  );
}
