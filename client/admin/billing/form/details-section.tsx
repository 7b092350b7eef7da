import type { Province } from "../../../gql/graphql.ts";
import { Field } from "../../../shared/forms/field.tsx";
import { useBillingText } from "../billing-texts.ts";
import { controlIdOf } from "./form-ids.ts";
import type { InvoiceValues } from "./invoice-values.ts";
import { provinces } from "../words/provinces.ts";

interface DetailsSectionProps {
  readonly values: InvoiceValues;
  /** From the day of issue, where no day is chosen. */
  readonly paymentDays: number;
  readonly problemAt: (field: string) => string | undefined;
  readonly onChange: (part: Partial<InvoiceValues>) => void;
}

const practitionerFields = [
  { name: "practitionerName", path: "practitioner.name", most: 120 },
  { name: "practitionerProfession", path: "practitioner.profession", most: 120 },
  { name: "practitionerLicence", path: "practitioner.licenceNumber", most: 40 },
] as const;

/** Who gave the services, whose taxes are charged, and when it is due. */
export function DetailsSection({ values, paymentDays, problemAt, onChange }: DetailsSectionProps) {
  const text = useBillingText();
  return (
    <>
      <fieldset className="card form-section">
        <legend className="visually-hidden">{text("form.practitioner")}</legend>
        <div>
          <h2 aria-hidden="true">{text("form.practitioner")}</h2>
          <p className="hint">{text("form.practitionerHint")}</p>
        </div>
        <div className="form-grid">
          {practitionerFields.map(({ name, path, most }) => (
            <Field key={name} id={controlIdOf(path)} label={text(`form.${name}`)} error={problemAt(path)}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  autoComplete="off"
                  maxLength={most}
                  value={values[name]}
                  onChange={({ target }) => onChange({ [name]: target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      </fieldset>
      <section className="card form-section" aria-labelledby="invoice-terms">
        <h2 id="invoice-terms">{text("form.terms")}</h2>
        <div className="form-grid">
          <Field
            id={controlIdOf("province")}
            label={text("form.province")}
            hint={text("invoiceForm.provinceHint")}
            error={problemAt("province")}
          >
            {(control) => (
              <select
                {...control}
                className="input"
                value={values.province}
                onChange={({ target }) => onChange({ province: target.value as Province })}
              >
                {provinces.map((each) => (
                  <option key={each} value={each}>
                    {text(`province.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            id={controlIdOf("dueOn")}
            label={text("form.dueOn")}
            hint={text("form.dueOnHint", { count: paymentDays })}
            error={problemAt("dueOn")}
          >
            {(control) => (
              <input
                {...control}
                className="input"
                type="date"
                value={values.dueOn}
                onChange={({ target }) => onChange({ dueOn: target.value })}
              />
            )}
          </Field>
        </div>
      </section>
    </>
  );
}
