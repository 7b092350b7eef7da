import { Field } from "../../../shared/forms/field.tsx";
import { useText } from "../../use-text.ts";
import { accessFilters, type ListFilter } from "./list-filter.ts";

const charts = [
  { name: "current", archived: false },
  { name: "archived", archived: true },
  { name: "both", archived: null },
] as const;

interface ListFiltersProps {
  readonly filter: ListFilter;
  readonly onChange: (chosen: Partial<ListFilter>) => void;
}

export function ListFilters({ filter, onChange }: ListFiltersProps) {
  const text = useText();
  const { access, archived } = filter;
  return (
    <div className="list-filters">
      <Field id="patients-access" label={text("patients.filter.access")}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={access ?? ""}
            onChange={({ target }) => onChange({ access: accessFilters.find((each) => each === target.value) ?? null })}
          >
            <option value="">{text("patients.filter.all")}</option>
            {accessFilters.map((each) => (
              <option key={each} value={each}>
                {text(`patients.filter.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="patients-charts" label={text("patients.filter.charts")}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={String(archived)}
            onChange={({ target }) =>
              onChange({ archived: charts.find((each) => String(each.archived) === target.value)?.archived ?? null })
            }
          >
            {charts.map((each) => (
              <option key={each.name} value={String(each.archived)}>
                {text(`patients.filter.${each.name}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
