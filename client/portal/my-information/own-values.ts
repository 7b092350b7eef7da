import type { Locale, NotificationMethod, OwnDetailsFragment, UpdateMyInformationInput } from "../../gql/graphql.ts";

export const addressParts = ["street", "city", "province", "postalCode", "country"] as const;

export type AddressPart = (typeof addressParts)[number];

/** The form's values: what is empty is "". */
export interface OwnValues extends Readonly<Record<AddressPart, string>> {
  readonly preferredName: string;
  readonly language: Locale;
  readonly notificationMethod: NotificationMethod;
  readonly unsubscribedFromEmail: boolean;
  readonly unsubscribedFromSms: boolean;
}

export type OwnField = keyof OwnValues;

export function valuesOf(details: OwnDetailsFragment): OwnValues {
  const { preferredName, language, notificationMethod, unsubscribedFromEmail, unsubscribedFromSms, address } = details;
  return {
    preferredName: preferredName ?? "",
    ...{ language, notificationMethod, unsubscribedFromEmail, unsubscribedFromSms },
    street: address?.street ?? "",
    city: address?.city ?? "",
    province: address?.province ?? "",
    postalCode: address?.postalCode ?? "",
    country: address?.country ?? "",
  };
}

const plain = (value: string | boolean): string | boolean => (typeof value === "string" ? value.trim() : value);

/** The fields in which two sets of values differ; blanks around a text are no difference. */
export const differences = (before: OwnValues, after: OwnValues): OwnField[] =>
  (Object.keys(before) as OwnField[]).filter((field) => plain(before[field]) !== plain(after[field]));

const isAddressPart = (field: OwnField): field is AddressPart => (addressParts as readonly OwnField[]).includes(field);

const orNull = (value: string | boolean): string | boolean | null => (plain(value) === "" ? null : plain(value));

/** Sends what was changed and nothing else. */
export function inputOf(base: OwnValues, values: OwnValues, version: number): UpdateMyInformationInput {
  const changed = differences(base, values);
  const pick = (fields: readonly OwnField[]) => Object.fromEntries(fields.map((field) => [field, orNull(values[field])]));
  const address = changed.filter(isAddressPart);
  return { version, ...pick(changed.filter((field) => !isAddressPart(field))), ...(address.length > 0 && { address: pick(address) }) };
}

/**
 * What was typed on top of a chart that somebody else has saved: the patient's own changes stay, all else is as the chart says now.
 * Answers also which fields the other save changed.
 */
export function onTopOf(
  base: OwnValues,
  typed: OwnValues,
  current: OwnValues,
): { readonly values: OwnValues; readonly moved: readonly OwnField[] } {
  const mine = differences(base, typed);
  return {
    values: { ...current, ...Object.fromEntries(mine.map((field) => [field, typed[field]])) },
    moved: differences(base, current),
  };
}

/** Whether no notice can reach the patient by what they chose. */
export function isSilent({ notificationMethod: method, unsubscribedFromEmail, unsubscribedFromSms }: OwnValues): boolean {
  const byEmail = (method === "EMAIL" || method === "BOTH") && !unsubscribedFromEmail;
  const byText = (method === "SMS" || method === "BOTH") && !unsubscribedFromSms;
  return !byEmail && !byText;
}
