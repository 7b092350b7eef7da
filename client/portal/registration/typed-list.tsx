import { formatDate } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { readBirthDate } from "../notification/birth-date.ts";
import { type RegistrationTextId, useRegistrationText } from "./registration-texts.ts";
import { addressParts, type RegistrationValues } from "./registration-values.ts";
import type { RegistrationStart } from "./use-registration-start.ts";
import type { TextId } from "../use-text.ts";

interface TypedListProps {
  readonly start: RegistrationStart;
  readonly values: RegistrationValues;
}

/** What was typed, to be read out on the telephone. */
export function TypedList({ start, values }: TypedListProps) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const { dateOfBirth, sex, identificationTypeId, identificationValue, language } = values;
  const birth = readBirthDate(dateOfBirth);
  const type = start.identificationTypes.find(({ id }) => id === identificationTypeId);
  const facts: readonly (readonly [RegistrationTextId | TextId | null, string])[] = [
    ["registration.firstName", values.firstName],
    ["registration.lastName", values.lastName],
    ["registration.preferredName", values.preferredName],
    ["registration.dateOfBirth", birth ? formatDate(locale, birth) : Object.values(dateOfBirth).join(" ")],
    ["registration.sex", sex && text(`registration.sex.${sex}`)],
    [null, identificationValue],
    ["registration.language", text(`registration.language.${language}`)],
    [
      "registration.address",
      addressParts
        .map((part) => values[part].trim())
        .filter(Boolean)
        .join(", "),
    ],
    [start.channel === "EMAIL" ? "registration.mobile" : "registration.email", values.otherContact],
  ];
  return (
    <section className="stack" aria-labelledby="typed">
      <h2 id="typed">{text("registration.typed")}</h2>
      <p className="soft">{text("registration.typedHint")}</p>
      <dl className="facts typed">
        {facts
          .filter(([, value]) => value.trim() !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label ? text(label) : (type?.visibleName[locale] ?? text("who.number"))}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
