import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { exportPath, readFilter, type TrailFilter, wholeTrail, writeFilter } from "./audit-filter.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditResults } from "./audit-results.tsx";
import { AuditSealNote } from "./audit-seal.tsx";
import { useAuditText } from "./audit-texts.ts";
import { PatientFilter } from "./patient-filter.tsx";
import "../rows/rows.css";
import "./audit.css";

/** Without the permission no event is even asked for. */
export default function AuditPage() {
  const { clinic, permissions } = useStaff();
  const text = useAuditText();
  return (
    <div className="stack-wide audit">
      <div className="stack">
        <PageHeading title={text("audit.title")} place={clinic.name} />
        <p className="soft">{text("audit.lead")}</p>
      </div>
      {permissions.includes("AUDIT_READ") ? (
        <Trail />
      ) : (
        <Notice kind="neutral" title={text("audit.notAllowed")}>
          <p>{text("audit.notAllowedBody")}</p>
        </Notice>
      )}
    </div>
  );
}

function Trail() {
  const [query, setQuery] = useSearchParams();
  const text = useAuditText();
  const filter = useMemo(() => readFilter(query), [query]);
  const change = (part: Partial<TrailFilter>): void => setQuery(writeFilter({ ...filter, ...part }), { replace: true });
  return (
    <>
      <div className="card stack">
        <AuditFilters filter={filter} onChange={change} />
        <PatientFilter patientId={filter.patientId} onChange={(patientId) => change({ patientId })} />
        <div className="row audit-export">
          <span id="audit-export">{text("audit.export")}</span>
          {(["csv", "jsonl"] as const).map((format) => (
            <a
              key={format}
              id={`audit-${format}`}
              aria-labelledby={`audit-export audit-${format}`}
              href={exportPath(filter, format)}
              download
            >
              {text(`audit.export.${format}`)}
            </a>
          ))}
          <span className="hint">{text("audit.export.hint")}</span>
        </div>
      </div>
      <AuditResults filter={filter} onShowAll={() => change(wholeTrail)} />
      <AuditSealNote />
    </>
  );
}
