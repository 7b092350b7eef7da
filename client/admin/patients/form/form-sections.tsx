import type { ReactNode } from "react";
import { type TextId, useText } from "../../use-text.ts";
import { todayHere } from "../age-of.ts";
import { FlagField, SelectField, TextField } from "./controls.tsx";
import { useFormFacts } from "./form-facts.ts";
import { IdentificationRows } from "./identification-rows.tsx";

function FormSection({ title, children }: { title: TextId; children: ReactNode }) {
  const text = useText();
  return (
    <fieldset className="card form-section">
      <legend className="visually-hidden">{text(title)}</legend>
      <h2 aria-hidden="true">{text(title)}</h2>
      {children}
    </fieldset>
  );
}

const sexes = ["FEMALE", "MALE", "OTHER", "UNKNOWN"] as const;
const languages = ["FR", "EN"] as const;
const methods = ["EMAIL", "SMS", "BOTH", "NONE"] as const;

/** Every field of a chart. */
export function FormSections() {
  const text = useText();
  const { editing } = useFormFacts();
  return (
    <>
      <FormSection title="form.who">
        <div className="form-grid">
          <TextField name="firstName" required maxLength={80} />
          <TextField name="lastName" required maxLength={80} />
          <TextField name="preferredName" hint={text("form.preferredHint")} maxLength={80} />
          <TextField name="dateOfBirth" type="date" required min="1880-01-01" max={todayHere()} />
          <SelectField
            name="sex"
            required
            none={editing ? undefined : text("form.choose")}
            choices={sexes.map((sex) => ({ value: sex, text: `sex.${sex}` as const }))}
          />
        </div>
      </FormSection>
      <FormSection title="chart.identifications">
        <IdentificationRows />
      </FormSection>
      <FormSection title="form.contact">
        <div className="form-grid">
          <TextField name="email" type="email" inputMode="email" maxLength={254} />
          <TextField name="mobile" type="tel" hint={text("form.phoneHint")} maxLength={40} />
          <TextField name="homePhone" type="tel" maxLength={40} />
          <SelectField
            name="language"
            none={editing ? undefined : text("form.clinicLanguage")}
            choices={languages.map((locale) => ({ value: locale, text: `language.${locale}` as const }))}
          />
          <SelectField
            name="notificationMethod"
            none={editing ? undefined : text("form.methodByContact")}
            choices={methods.map((method) => ({ value: method, text: `method.${method}` as const }))}
          />
        </div>
        <div className="form-grid">
          <FlagField name="unsubscribedFromEmail" />
          <FlagField name="unsubscribedFromSms" />
        </div>
      </FormSection>
      <FormSection title="field.address">
        <div className="form-grid">
          <TextField name="address.street" maxLength={160} />
          <TextField name="address.city" maxLength={80} />
          <TextField name="address.province" hint={text("form.provinceHint")} maxLength={40} />
          <TextField name="address.postalCode" maxLength={16} />
          <TextField name="address.country" hint={text("form.countryHint")} maxLength={40} />
        </div>
      </FormSection>
      <FormSection title="form.state">
        <div className="form-grid">
          <FlagField name="verified" hint={text("form.verifiedHint")} />
          {editing && <FlagField name="archived" hint={text("form.archivedHint")} />}
        </div>
      </FormSection>
    </>
  );
}
