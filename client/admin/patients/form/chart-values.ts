import type { Locale, NotificationMethod, Sex } from "../../../gql/graphql.ts";

export const plainNames = [
  "firstName",
  "lastName",
  "preferredName",
  "dateOfBirth",
  "sex",
  "email",
  "mobile",
  "homePhone",
  "language",
  "notificationMethod",
] as const;

export const flagNames = ["unsubscribedFromEmail", "unsubscribedFromSms", "verified", "archived"] as const;

export const addressParts = ["street", "city", "province", "postalCode", "country"] as const;

type PlainName = (typeof plainNames)[number];
type FlagName = (typeof flagNames)[number];
type AddressPart = (typeof addressParts)[number];

export interface TypedIdentification {
  readonly typeId: string;
  readonly value: string;
}

/** What the form holds: text, as controls do. Its names are the paths by which the server names what is wrong. */
export interface ChartValues
  extends Record<Exclude<PlainName, "sex" | "language" | "notificationMethod">, string>, Record<FlagName, boolean> {
  readonly sex: Sex | "";
  readonly language: Locale | "";
  readonly notificationMethod: NotificationMethod | "";
  readonly address: Readonly<Record<AddressPart, string>>;
  readonly identifications: readonly TypedIdentification[];
}

/** What can differ between two states of a chart. An identification is named by its type, of which a chart has one at most. */
export type ValueName = PlainName | FlagName | `address.${AddressPart}` | `identification:${string}`;

const addressNames = addressParts.map((part) => `address.${part}` as const);

const isAddressName = (name: ValueName): name is `address.${AddressPart}` => name.startsWith("address.");

const partOf = (name: `address.${AddressPart}`): AddressPart => name.slice("address.".length) as AddressPart;

export const typeIdOf = (name: ValueName): string | null =>
  name.startsWith("identification:") ? name.slice("identification:".length) : null;

/** Numbers are the same however they are spaced. */
export const normalNumber = (value: string): string =>
  value
    .normalize("NFKC")
    .replace(/[\s\-/.]/g, "")
    .toUpperCase();

export const numberOf = ({ identifications }: ChartValues, typeId: string): string =>
  identifications.find((each) => each.typeId === typeId)?.value ?? "";

/** A value as text or as yes and no. */
export function valueAt(values: ChartValues, name: ValueName): string | boolean {
  const typeId = typeIdOf(name);
  if (typeId !== null) return numberOf(values, typeId);
  return isAddressName(name) ? values.address[partOf(name)] : values[name as PlainName | FlagName];
}

const comparable = (values: ChartValues, name: ValueName): string | boolean => {
  const value = valueAt(values, name);
  if (typeof value === "boolean") return value;
  return typeIdOf(name) === null ? value.trim() : normalNumber(value);
};

/** The names of the values in which two states of a chart differ, in the form's order. */
export function differences(one: ChartValues, other: ChartValues): ValueName[] {
  const typeIds = new Set([...one.identifications, ...other.identifications].map(({ typeId }) => typeId).filter(Boolean));
  const names: ValueName[] = [
    ...plainNames.slice(0, 5),
    ...[...typeIds].map((typeId) => `identification:${typeId}` as const),
    ...plainNames.slice(5),
    ...addressNames,
    ...flagNames,
  ];
  return names.filter((name) => comparable(one, name) !== comparable(other, name));
}

/** The values on top of which the named ones are taken from elsewhere. */
export function withValues(under: ChartValues, names: readonly ValueName[], over: ChartValues): ChartValues {
  const plain = names.filter((name) => !isAddressName(name) && typeIdOf(name) === null) as (PlainName | FlagName)[];
  const parts = names.filter(isAddressName).map(partOf);
  const typeIds = names.map(typeIdOf).filter((typeId) => typeId !== null);
  return {
    ...under,
    ...Object.fromEntries(plain.map((name) => [name, over[name]])),
    address: { ...under.address, ...Object.fromEntries(parts.map((part) => [part, over.address[part]])) },
    identifications: [
      ...under.identifications.filter(({ typeId }) => !typeIds.includes(typeId)),
      ...over.identifications.filter(({ typeId }) => typeIds.includes(typeId)),
    ],
  };
}
