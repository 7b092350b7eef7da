import { Field } from "../../../shared/forms/field.tsx";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import type { FieldProps } from "./field-props.ts";
import { NumberVerdict } from "./number-verdict.tsx";

/** The identification that was typed at sign-in, and what can be said of its number. */
export function NumberFields({ start, values, problemAt, onChange }: FieldProps) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const { identificationTypes } = start;
  const { identificationTypeId, identificationValue } = values;
  const several = identificationTypes.length > 1;
  const typeName = identificationTypes.find(({ id }) => id === identificationTypeId)?.visibleName[locale];
  return (
    <section className="stack" aria-labelledby="identification">
      <h2 id="identification">{text("registration.identification")}</h2>
      {several && (
        <Field id="identificationTypeId" label={text("who.type")} error={problemAt("identificationTypeId")}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={identificationTypeId}
              onChange={({ target }) => onChange({ identificationTypeId: target.value })}
            >
              {identificationTypes.map(({ id, visibleName }) => (
                <option key={id} value={id}>
                  {visibleName[locale]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div className="stack-tight">
        <Field
          id="identificationValue"
          label={several || !typeName ? text("who.number") : typeName}
          hint={text("who.numberHint")}
          error={problemAt("identificationValue")}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              required
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={64}
              value={identificationValue}
              onChange={({ target }) => onChange({ identificationValue: target.value })}
            />
          )}
        </Field>
        <NumberVerdict typeId={identificationTypeId} value={identificationValue} />
      </div>
    </section>
  );
}
