import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { Field } from "../../shared/forms/field.tsx";
import { classes, readFilter, type TrailFilter } from "./audit-filter.ts";
import { useAuditText } from "./audit-texts.ts";

const AuditActors = graphql(`
  query AuditActors {
    auditActors {
      id
      kind
      name
    }
  }
`);

interface AuditFiltersProps {
  readonly filter: TrailFilter;
  readonly onChange: (part: Partial<TrailFilter>) => void;
}

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const text = useAuditText();
  const [{ data }] = useQuery({ query: AuditActors });
  return (
    <div className="audit-filters" role="group" aria-label={text("audit.filters")}>
      <Field id="audit-class" label={text("audit.filter.class")}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={filter.class}
            onChange={({ target }) => onChange({ class: readFilter(new URLSearchParams({ class: target.value })).class })}
          >
            <option value="">{text("audit.all")}</option>
            {classes.map((each) => (
              <option key={each} value={each}>
                {text(`audit.class.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="audit-actor" label={text("audit.filter.actor")}>
        {(control) => (
          <select {...control} className="input" value={filter.actorId} onChange={({ target }) => onChange({ actorId: target.value })}>
            <option value="">{text("audit.everyone")}</option>
            {data?.auditActors.map(({ id, name, kind }) => (
              <option key={id} value={id}>
                {kind === "CONSUMER" ? `${name} (${text("audit.kind.CONSUMER")})` : name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {(["from", "until"] as const).map((end) => (
        <Field key={end} id={`audit-${end}`} label={text(`audit.filter.${end}`)}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="date"
              value={filter[end]}
              onChange={({ target }) => onChange({ [end]: target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
