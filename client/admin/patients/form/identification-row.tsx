import { Link } from "react-router";
import { useFormContext } from "react-hook-form";
import { Field } from "../../../shared/forms/field.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { useText } from "../../use-text.ts";
import { nameOf } from "../patient-name.ts";
import { patientPath } from "../patient-paths.ts";
import { type ChartValues, normalNumber, numberOf, type TypedIdentification } from "./chart-values.ts";
import { controlIdOf, useFormFacts } from "./form-facts.ts";
import { NumberVerdict } from "./number-verdict.tsx";
import type { ChosenType } from "./type-choice.ts";

interface IdentificationRowProps {
  readonly place: number;
  readonly row: TypedIdentification;
  readonly choices: readonly ChosenType[];
  readonly onRemove: () => void;
}

/** A type, a number, and what can be said of the number while it is typed. */
export function IdentificationRow({ place, row, choices, onRemove }: IdentificationRowProps) {
  const text = useText();
  const { base, problems } = useFormFacts();
  const { register } = useFormContext<ChartValues>();
  const problemAt = useProblemAt(problems);
  const typeField = `identifications.${place}.typeId` as const;
  const valueField = `identifications.${place}.value` as const;
  const takenBy = problems.find(({ field }) => field === valueField)?.takenBy;
  const saved = normalNumber(row.value) === normalNumber(numberOf(base, row.typeId));
  const typeName = choices.find(({ id }) => id === row.typeId)?.name ?? "";
  return (
    <div className="identification-row" role="group" aria-label={text("identification.row", { place: place + 1, name: typeName })}>
      <div className="identification-fields">
        <Field id={controlIdOf(typeField)} label={text("identification.type")} error={problemAt(typeField)}>
          {(control) => (
            <select className="input" {...control} {...register(typeField)}>
              <option value="">{text("form.choose")}</option>
              {choices.map(({ id, name, issuer }) => (
                <option key={id} value={id}>
                  {issuer ? `${name} (${issuer})` : name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id={controlIdOf(valueField)} label={text("identification.number")} error={problemAt(valueField)}>
          {(control) => (
            <input
              className="input identification-input"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={64}
              {...control}
              {...register(valueField)}
            />
          )}
        </Field>
        <Button kind="quiet" onClick={onRemove}>
          {text("identification.remove")} <span className="visually-hidden">{typeName}</span>
        </Button>
      </div>
      {takenBy && (
        <p>
          <Link to={patientPath(takenBy.id)} target="_blank">
            {text("identification.takenBy", { name: nameOf(takenBy) })}
          </Link>
        </p>
      )}
      <NumberVerdict typeId={row.typeId} value={saved ? "" : row.value} />
    </div>
  );
}
