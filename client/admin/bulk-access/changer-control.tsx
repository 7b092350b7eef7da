import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { Field } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";
import type { ControlsProps } from "./filter-controls.tsx";
import { nobodysChange } from "./selection.ts";

const AccessChangers = graphql(`
  query AccessChangers {
    accessChangers {
      id
      name
      program
    }
  }
`);

/** Who moved the switch last. Where the names can't be had, the rest of the selection works all the same. */
export function ChangerControl({ selection, problemAt, onChange }: ControlsProps) {
  const text = useText();
  const [{ data }] = useQuery({ query: AccessChangers });
  const changers = data?.accessChangers ?? [];
  return (
    <Field id="bulk-changedBy" label={text("bulk.field.changedBy")} error={problemAt("changedBy")}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={selection.changedBy}
          onChange={({ target }) => onChange({ ...selection, changedBy: target.value })}
        >
          <option value="">{text("bulk.anybody")}</option>
          <option value={nobodysChange}>{text("bulk.nobody")}</option>
          {changers.map(({ id, name, program }) => (
            <option key={id} value={id}>
              {program ? text("bulk.program", { name }) : name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
