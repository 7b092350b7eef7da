import type { Address } from "../../../kernel/address.ts";
import type { ChartFields } from "../../patients/patient-fields.ts";
import type { PatientDetails } from "../../patients/merge-patient.ts";

export const registrationFields = [
  ...(["FIRST_NAME", "LAST_NAME", "PREFERRED_NAME", "DATE_OF_BIRTH", "SEX", "LANGUAGE"] as const),
  ...(["EMAIL", "MOBILE", "ADDRESS", "NOTIFICATION_METHOD", "IDENTIFICATION"] as const),
] as const;

/** What of a registration may be taken into a chart. */
export type RegistrationField = (typeof registrationFields)[number];

/** Fields that are one value on both. */
const plain = {
  FIRST_NAME: "firstName",
  LAST_NAME: "lastName",
  PREFERRED_NAME: "preferredName",
  DATE_OF_BIRTH: "dateOfBirth",
  SEX: "sex",
  LANGUAGE: "language",
  EMAIL: "email",
  MOBILE: "mobile",
  NOTIFICATION_METHOD: "notificationMethod",
} as const;

export type PlainField = keyof typeof plain;

export const plainFields = Object.keys(plain) as PlainField[];

const addressParts = ["street", "city", "province", "postalCode", "country"] as const;

/** A field's value, as it is kept: of an address its parts, of a number its normal form; null where there is none. */
export type FieldValue = string | Address | null;

export const readPlain = (details: Pick<PatientDetails, (typeof plain)[PlainField]>, field: PlainField): string | null =>
  details[plain[field]];

export const readAddress = (details: Address): Address | null => {
  const parts = Object.fromEntries(addressParts.map((part) => [part, details[part]])) as unknown as Address;
  return addressParts.every((part) => parts[part] === null) ? null : parts;
};

export const sameValue = (one: FieldValue, other: FieldValue): boolean => {
  if (one === null || other === null || typeof one === "string" || typeof other === "string") return one === other;
  return addressParts.every((part) => one[part] === other[part]);
};

/** One line of a value, for people. */
export function shownValue(value: FieldValue): string | null {
  if (value === null || typeof value === "string") return value;
  return addressParts.flatMap((part) => value[part] ?? []).join(", ");
}

/** Values as a change of a chart takes them; the number apart. */
export function toChartChange(values: ReadonlyMap<RegistrationField, FieldValue>): ChartFields {
  const change: Record<string, unknown> = {};
  for (const [field, value] of values) {
    if (field === "ADDRESS") change["address"] = value;
    else if (field !== "IDENTIFICATION") change[plain[field]] = value;
  }
  return change as ChartFields;
}
