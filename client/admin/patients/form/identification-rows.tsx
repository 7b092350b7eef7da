import { useRef } from "react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { FieldError } from "../../../shared/forms/field.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useText } from "../../use-text.ts";
import type { ChartValues } from "./chart-values.ts";
import { controlIdOf, useFormFacts } from "./form-facts.ts";
import { IdentificationRow } from "./identification-row.tsx";
import { choicesFor } from "./type-choice.ts";

const at = controlIdOf("identifications");

/** One row an identification, of a type that no other row has. */
export function IdentificationRows() {
  const text = useText();
  const announce = useAnnounce();
  const { types, problems } = useFormFacts();
  const error = useProblemAt(problems)("identifications");
  const { control } = useFormContext<ChartValues>();
  const { fields, append, remove } = useFieldArray({ control, name: "identifications" });
  const rows = useWatch({ control, name: "identifications" });
  const addButton = useRef<HTMLButtonElement>(null);
  const taken = rows.map(({ typeId }) => typeId);
  const free = choicesFor(types, "", taken);
  const assigned = types.filter(({ autoAssigned, archived, id }) => autoAssigned && !archived && !taken.includes(id));
  return (
    <div className="stack">
      <FieldError id={at} error={error} />
      {fields.map((field, place) => (
        <IdentificationRow
          key={field.id}
          place={place}
          row={rows[place] ?? { typeId: "", value: "" }}
          choices={choicesFor(types, rows[place]?.typeId ?? "", taken)}
          onRemove={() => {
            remove(place);
            announce(text("identification.removed"));
            addButton.current?.focus();
          }}
        />
      ))}
      {assigned.length > 0 && (
        <p className="hint">{text("identification.assigned", { names: assigned.map(({ name }) => name).join(", ") })}</p>
      )}
      <div>
        <Button
          id={at}
          ref={addButton}
          kind="secondary"
          busy={free.length === 0}
          aria-describedby={error ? `${at}-error` : undefined}
          onClick={() => append({ typeId: free.length === 1 ? free[0]!.id : "", value: "" })}
        >
          {text("identification.add")}
        </Button>
      </div>
    </div>
  );
}
