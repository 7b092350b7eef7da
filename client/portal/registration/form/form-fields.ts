import { useRegistrationText } from "../registration-texts.ts";
import { addressParts } from "../registration-values.ts";
import type { RegistrationStart } from "../use-registration-start.ts";

const named = ["firstName", "lastName", "preferredName", "dateOfBirth", "sex", "language", ...addressParts] as const;

const firstControls: Readonly<Record<string, string>> = { dateOfBirth: "birth-day", sex: "sex-FEMALE", language: "language-FR" };

const others = ["identificationTypeId", "identificationValue", "otherContact", "consent"];

const fields: readonly string[] = [...named, ...others];

/** Where a field's problems lead to. */
export const controlOf = (field: string): string | null => firstControls[field] ?? (fields.includes(field) ? field : null);

/** What a field is called in the list of problems. Those of the consent say it themselves. */
export function useLabelOf({ channel }: RegistrationStart): (field: string) => string | null {
  const text = useRegistrationText();
  return (field) => {
    const name = named.find((each) => each === field);
    if (name) return text(`registration.${name}`);
    if (field === "identificationTypeId") return text("who.type");
    if (field === "identificationValue") return text("who.number");
    return field === "otherContact" ? text(channel === "EMAIL" ? "registration.mobile" : "registration.email") : null;
  };
}
