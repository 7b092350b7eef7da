import { Choice } from "../../shared/forms/choice.tsx";
import { Field, FieldError } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";
import { IssuerControls } from "./issuer-controls.tsx";
import type { TypeValues } from "./type-values.ts";

export interface ControlsProps {
  readonly values: TypeValues;
  /** Whether who issues it is settled. */
  readonly fixed: boolean;
  readonly problemAt: (field: string) => string | undefined;
  readonly onChange: (values: TypeValues) => void;
}

const names = ["name", "visibleNameFr", "visibleNameEn"] as const;

export function TypeControls(props: ControlsProps) {
  const { values, problemAt, onChange } = props;
  const text = useText();
  const flags = values.kind === "OTHER" ? (["portalVisible", "primary", "autoAssigned"] as const) : (["portalVisible", "primary"] as const);
  return (
    <>
      <section className="card stack" aria-labelledby="id-type-names">
        <h2 id="id-type-names">{text("idTypes.names")}</h2>
        {names.map((name) => (
          <Field
            key={name}
            id={`id-type-${name}`}
            label={text(`idTypes.label.${name}`)}
            hint={name === "name" ? text("idTypes.hint.name") : undefined}
            error={problemAt(name)}
          >
            {(control) => (
              <input
                {...control}
                className="input"
                type="text"
                autoComplete="off"
                required
                value={values[name]}
                onChange={({ target }) => onChange({ ...values, [name]: target.value })}
              />
            )}
          </Field>
        ))}
      </section>
      <IssuerControls {...props} />
      <fieldset className="card group">
        <legend className="visually-hidden">{text("idTypes.uses")}</legend>
        <p className="group-title section-title" aria-hidden="true">
          {text("idTypes.uses")}
        </p>
        {flags.map((name) => (
          <div key={name}>
            <Choice
              type="checkbox"
              id={`id-type-${name}`}
              checked={values[name]}
              aria-invalid={problemAt(name) ? true : undefined}
              onChange={({ target }) => onChange({ ...values, [name]: target.checked })}
              label={text(`idTypes.label.${name}`)}
              hint={text(`idTypes.hint.${name}`)}
            />
            <FieldError id={`id-type-${name}`} error={problemAt(name)} />
          </div>
        ))}
      </fieldset>
    </>
  );
}
