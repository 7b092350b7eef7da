import { useCallback } from "react";
import { Link } from "react-router";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { SearchField } from "../../forms/search-field.tsx";
import { useKeptFilter } from "../../forms/use-kept-filter.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import { NotForYou } from "../not-for-you.tsx";
import { newPatientPath } from "../patient-paths.ts";
import "../patients.css";
import "../../rows/rows.css";
import "./list.css";
import { everybody, keptListFilter, readListFilter } from "./list-filter.ts";
import { ListFilters } from "./list-filters.tsx";
import { PatientResults } from "./patient-results.tsx";

/** Without the permission no chart is even asked for. */
export default function PatientsPage() {
  return useStaff().permissions.includes("PATIENTS_READ") ? <Patients /> : <NotForYou />;
}

function Patients() {
  const { clinic, permissions } = useStaff();
  const text = useText();
  const { filter, change } = useKeptFilter(readListFilter, keptListFilter);
  const search = useCallback((words: string) => change({ search: words }), [change]);
  return (
    <div className="stack-wide patients">
      <div className="row heading-row">
        <PageHeading title={text("patients.title")} place={clinic.name} />
        {permissions.includes("PATIENTS_WRITE") && (
          <Link className="button" to={newPatientPath}>
            {text("patients.new")}
          </Link>
        )}
      </div>
      <div className="card stack">
        <SearchField
          id="patient-search"
          label={text("patients.search")}
          hint={text("patients.searchHint")}
          search={filter.search}
          onSearch={search}
        />
        <ListFilters filter={filter} onChange={change} />
      </div>
      <PatientResults filter={filter} onShowAll={() => change(everybody)} />
    </div>
  );
}
