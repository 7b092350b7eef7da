import type { Locale } from "../../../gql/graphql.ts";
import { formatPhone } from "../../../shared/language/formats.ts";
import { Breakable } from "../../../shared/ui/breakable.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import { type AddressPart, addressParts } from "../registration-values.ts";
import { ChoiceGroup } from "./choice-group.tsx";
import type { FieldProps } from "./field-props.ts";
import { TextField } from "./text-field.tsx";

const languages = ["FR", "EN"] as const satisfies readonly Locale[];

const completion: Readonly<Record<AddressPart, string>> = {
  street: "street-address",
  city: "address-level2",
  province: "address-level1",
  postalCode: "postal-code",
  country: "country-name",
};

export function ContactFields({ start: { channel, contact }, values, problemAt, onChange }: FieldProps) {
  const text = useRegistrationText();
  const fields = { values, problemAt, onChange };
  const byEmail = channel === "EMAIL";
  return (
    <section className="stack" aria-labelledby="contact">
      <h2 id="contact">{text("registration.contact")}</h2>
      <dl className="proven-contact">
        <dt>{text(byEmail ? "registration.email" : "registration.mobile")}</dt>
        <dd>
          <Breakable words={byEmail ? contact : formatPhone(contact)} />
        </dd>
        <dd className="confirmed">
          <Icon name="check" />
          {text("registration.confirmed")}
        </dd>
      </dl>
      <TextField
        {...fields}
        name="otherContact"
        label={byEmail ? "registration.mobileOptional" : "registration.emailOptional"}
        type={byEmail ? "tel" : "email"}
        autoComplete={byEmail ? "tel" : "email"}
        maxLength={254}
      />
      <ChoiceGroup
        name="language"
        legend={text("registration.languageChoice")}
        choices={languages}
        wordOf={(language) => text(`registration.language.${language}`)}
        chosen={values.language}
        error={problemAt("language")}
        onChoose={(language) => onChange({ language })}
      />
      <fieldset className="group">
        <legend>{text("registration.addressOptional")}</legend>
        <div className="address">
          {addressParts.map((part) => (
            <TextField key={part} {...fields} name={part} label={`registration.${part}`} autoComplete={completion[part]} />
          ))}
        </div>
      </fieldset>
    </section>
  );
}
