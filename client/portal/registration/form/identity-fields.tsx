import { BirthDateInput } from "../../notification/birth-date-input.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import { sexes } from "../registration-values.ts";
import { ChoiceGroup } from "./choice-group.tsx";
import type { FieldProps } from "./field-props.ts";
import { TextField } from "./text-field.tsx";

export function IdentityFields({ values, problemAt, onChange }: FieldProps) {
  const text = useRegistrationText();
  const fields = { values, problemAt, onChange };
  return (
    <section className="stack" aria-labelledby="identity">
      <h2 id="identity">{text("registration.identity")}</h2>
      <p className="soft">{text("registration.identityHint")}</p>
      <TextField {...fields} name="firstName" label="registration.firstName" autoComplete="given-name" required maxLength={80} />
      <TextField {...fields} name="lastName" label="registration.lastName" autoComplete="family-name" required maxLength={80} />
      <TextField
        {...fields}
        name="preferredName"
        label="registration.preferredNameOptional"
        hint="registration.preferredNameHint"
        autoComplete="nickname"
        maxLength={80}
      />
      <BirthDateInput
        legend={text("registration.dateOfBirth")}
        date={values.dateOfBirth}
        error={problemAt("dateOfBirth")}
        onDate={(dateOfBirth) => onChange({ dateOfBirth })}
      />
      <ChoiceGroup
        name="sex"
        legend={text("registration.sex")}
        choices={sexes}
        wordOf={(sex) => text(`registration.sex.${sex}`)}
        chosen={values.sex}
        error={problemAt("sex")}
        onChoose={(sex) => onChange({ sex })}
      />
    </section>
  );
}
