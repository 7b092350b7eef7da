import type { InputHTMLAttributes } from "react";
import { Field } from "../../../shared/forms/field.tsx";
import { type RegistrationTextId, useRegistrationText } from "../registration-texts.ts";
import type { RegistrationValues } from "../registration-values.ts";
import type { FieldProps } from "./field-props.ts";

type TextName = Exclude<keyof RegistrationValues, "dateOfBirth" | "sex" | "language" | "identificationTypeId">;

interface TextFieldProps
  extends
    Pick<FieldProps, "values" | "problemAt" | "onChange">,
    Pick<InputHTMLAttributes<HTMLInputElement>, "type" | "autoComplete" | "required" | "maxLength"> {
  readonly name: TextName;
  readonly label: RegistrationTextId;
  readonly hint?: RegistrationTextId;
}

export function TextField({ name, label, hint, values, problemAt, onChange, ...input }: TextFieldProps) {
  const text = useRegistrationText();
  return (
    <Field id={name} label={text(label)} hint={hint && text(hint)} error={problemAt(name)}>
      {(control) => (
        <input
          {...control}
          {...input}
          className="input"
          spellCheck={false}
          value={values[name]}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      )}
    </Field>
  );
}
