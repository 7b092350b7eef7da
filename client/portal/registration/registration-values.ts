import type { Locale, Sex, SubmitRegistrationInput } from "../../gql/graphql.ts";
import { type BirthDate, noBirthDate, readBirthDate } from "../notification/birth-date.ts";

export const addressParts = ["street", "city", "province", "postalCode", "country"] as const;

export type AddressPart = (typeof addressParts)[number];

/** What the form holds: what is empty is "". */
export interface RegistrationValues extends Readonly<Record<AddressPart, string>> {
  readonly firstName: string;
  readonly lastName: string;
  readonly preferredName: string;
  readonly dateOfBirth: BirthDate;
  readonly sex: Sex | "";
  readonly identificationTypeId: string;
  readonly identificationValue: string;
  readonly language: Locale;
  readonly otherContact: string;
}

export const sexes = ["FEMALE", "MALE", "OTHER", "UNKNOWN"] as const satisfies readonly Sex[];

export const emptyValues = (language: Locale, identificationTypeId: string, identificationValue: string): RegistrationValues => ({
  ...{ firstName: "", lastName: "", preferredName: "", dateOfBirth: noBirthDate, sex: "", language, otherContact: "" },
  ...{ identificationTypeId, identificationValue },
  ...{ street: "", city: "", province: "", postalCode: "", country: "" },
});

const orNull = (value: string): string | null => value.trim() || null;

type Sent = Pick<SubmitRegistrationInput, "startId" | "termsVersion" | "consent">;

/** What is missing, and a date that is none, is sent as null: the server says everything that is wrong at once. */
export function inputOf(values: RegistrationValues, sent: Sent): SubmitRegistrationInput {
  const { firstName, lastName, preferredName, dateOfBirth, sex, identificationTypeId, identificationValue, language, otherContact } =
    values;
  const address = Object.fromEntries(addressParts.map((part) => [part, orNull(values[part])]));
  return {
    ...sent,
    ...{ firstName, lastName, identificationTypeId, identificationValue, language },
    preferredName: orNull(preferredName),
    otherContact: orNull(otherContact),
    dateOfBirth: readBirthDate(dateOfBirth),
    sex: sex || null,
    address: Object.values(address).some((part) => part !== null) ? address : null,
  };
}
