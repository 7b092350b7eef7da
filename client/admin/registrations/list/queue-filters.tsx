import { Field } from "../../../shared/forms/field.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import { type QueueFilter, states } from "./queue-filter.ts";

interface QueueFiltersProps {
  readonly filter: QueueFilter;
  readonly onChange: (chosen: Partial<QueueFilter>) => void;
}

export function QueueFilters({ filter, onChange }: QueueFiltersProps) {
  const text = useRegistrationText();
  return (
    <div className="registration-filters">
      <Field id="registrations-state" label={text("registrations.filter.state")}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={filter.state ?? ""}
            onChange={({ target }) => onChange({ state: states.find((each) => each === target.value) ?? null })}
          >
            {states.map((each) => (
              <option key={each} value={each}>
                {text(`registrations.state.${each}`)}
              </option>
            ))}
            <option value="">{text("registrations.filter.all")}</option>
          </select>
        )}
      </Field>
      {filter.source !== null && (
        <p className="row">
          <span>{text("registrations.filter.source")}</span>
          <Button kind="secondary" onClick={() => onChange({ source: null })}>
            {text("registrations.filter.allSources")}
          </Button>
        </p>
      )}
    </div>
  );
}
