import { graphql } from "../../../gql/index.ts";
import type { MergeSourceFragment, MergeTargetFragment, RegistrationField } from "../../../gql/graphql.ts";
import type { Locale } from "../../../shared/language/choose-locale.ts";
import { formatDate, formatPhone } from "../../../shared/language/formats.ts";
import { addressLines } from "../../patients/chart/address-lines.ts";
import type { useRegistrationText } from "../registration-texts.ts";

export const MergeSourceFields = graphql(`
  fragment MergeSource on Registration {
    id
    version
    state
    submittedAt
    decidedAt
    decidedBy {
      ...ActorName
    }
    firstName
    lastName
    preferredName
    dateOfBirth
    sex
    language
    email
    mobile
    notificationMethod
    address {
      street
      city
      province
      postalCode
      country
    }
    identification {
      display
      type {
        id
        name
      }
    }
  }
`);

export const MergeTargetFields = graphql(`
  fragment MergeTarget on Patient {
    id
    version
    firstName
    lastName
    preferredName
    dateOfBirth
    sex
    language
    email
    mobile
    notificationMethod
    address {
      street
      city
      province
      postalCode
      country
    }
    identifications {
      display
      type {
        id
      }
    }
  }
`);

/** A field as both have it, in words; null where it says nothing. */
export interface MergeRow {
  readonly field: RegistrationField;
  readonly label: string;
  readonly onChart: string | null;
  readonly onRegistration: string | null;
}

type Person = Pick<
  MergeSourceFragment,
  "firstName" | "lastName" | "preferredName" | "dateOfBirth" | "sex" | "language" | "email" | "mobile" | "notificationMethod" | "address"
>;

type Text = ReturnType<typeof useRegistrationText>;

type PlainField = Exclude<RegistrationField, "IDENTIFICATION">;

const shownOf = (text: Text, locale: Locale): Readonly<Record<PlainField, (person: Person) => string | null | undefined>> => ({
  FIRST_NAME: ({ firstName }) => firstName,
  LAST_NAME: ({ lastName }) => lastName,
  PREFERRED_NAME: ({ preferredName }) => preferredName,
  DATE_OF_BIRTH: ({ dateOfBirth }) => formatDate(locale, dateOfBirth),
  SEX: ({ sex }) => text(`sex.${sex}`),
  LANGUAGE: ({ language }) => text(`language.${language}`),
  EMAIL: ({ email }) => email,
  MOBILE: ({ mobile }) => mobile && formatPhone(mobile),
  ADDRESS: ({ address }) => addressLines(address).join(", "),
  NOTIFICATION_METHOD: ({ notificationMethod }) => text(`method.${notificationMethod}`),
});

const plainFields = Object.keys(shownOf(() => "", "en")) as readonly PlainField[];

/** The number is compared with the chart's of the same type. */
export function rowsOf(source: MergeSourceFragment, target: MergeTargetFragment, text: Text, locale: Locale): MergeRow[] {
  const shown = shownOf(text, locale);
  const { type, display } = source.identification;
  const number = target.identifications.find((each) => each.type.id === type.id)?.display ?? null;
  return [
    { field: "IDENTIFICATION", label: type.name, onChart: number, onRegistration: display },
    ...plainFields.map((field) => ({
      field,
      label: text(`merge.field.${field}`),
      onChart: shown[field](target) || null,
      onRegistration: shown[field](source) || null,
    })),
  ];
}

/** Where there is something to choose: the registration says something, and the chart something else or nothing. */
export const differing = (rows: readonly MergeRow[]): MergeRow[] =>
  rows.filter(({ onChart, onRegistration }) => onRegistration !== null && onRegistration !== onChart);

/** What is offered at first: what the chart doesn't know yet. */
export const blankOnChart = (rows: readonly MergeRow[]): RegistrationField[] =>
  differing(rows)
    .filter(({ onChart }) => onChart === null)
    .map(({ field }) => field);
