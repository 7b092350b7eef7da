import { useCallback } from "react";
import { SearchField } from "../../forms/search-field.tsx";
import { useKeptFilter } from "../../forms/use-kept-filter.ts";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { FloodPanel } from "../flood/flood-panel.tsx";
import { NotForYou } from "../not-for-you.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import "../../rows/rows.css";
import "../registrations.css";
import { NoticesSwitch } from "./notices-switch.tsx";
import { keptQueueFilter, readQueueFilter, waiting } from "./queue-filter.ts";
import { QueueFilters } from "./queue-filters.tsx";
import { QueueResults } from "./queue-results.tsx";
import { useQueue } from "./use-queue.ts";

/** Without the permission no registration is even asked for. */
export default function RegistrationsPage() {
  return useStaff().permissions.includes("REGISTRATIONS") ? <Queue /> : <NotForYou />;
}

function Queue() {
  const { clinic } = useStaff();
  const text = useRegistrationText();
  const { filter, change } = useKeptFilter(readQueueFilter, keptQueueFilter);
  const list = useQueue(filter);
  const search = useCallback((words: string) => change({ search: words }), [change]);
  return (
    <div className="stack-wide registrations">
      <div className="stack">
        <PageHeading title={text("registrations.title")} place={clinic.name} />
        <p className="soft">{text("registrations.lead")}</p>
      </div>
      <FloodPanel onOnly={(source) => change({ ...waiting, source })} onAll={() => change(waiting)} onChange={list.reload}>
        <div className="card stack">
          <SearchField
            id="registration-search"
            label={text("registrations.search")}
            hint={text("registrations.searchHint")}
            search={filter.search}
            onSearch={search}
          />
          <QueueFilters filter={filter} onChange={change} />
        </div>
        <QueueResults filter={filter} list={list} onShowWaiting={() => change(waiting)} />
        <NoticesSwitch />
      </FloodPanel>
    </div>
  );
}
