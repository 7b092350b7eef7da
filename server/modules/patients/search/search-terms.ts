import type { PatientDetails } from "../merge-patient.ts";
import { partsOf } from "./name-parts.ts";
import { digitsOfPhone, reversed } from "./phone-digits.ts";

/** Raise it whenever other terms are made of the same chart: charts are then indexed anew, a few at a time. */
export const searchVersion = 1;

/** What a term begins with that is no part of a name: none of them can stand in a folded name. */
export const termKinds = { email: "@", phone: "+", phoneBackwards: "-", dateOfBirth: "#" } as const;

/** By code point: what the columns count, and what can't be cut in two. */
const cut = (text: string, longest: number): string => (text.length <= longest ? text : Array.from(text).slice(0, longest).join(""));

/** As long as the column. */
const longestTerm = 100;

const longestSortName = 170;

/** What is beyond stands in the term that begins earlier. */
const mostPartsOfName = 12;

export const toTerm = (text: string): string => cut(text, longestTerm);

type Names = Pick<PatientDetails, "firstName" | "lastName" | "preferredName">;

export type Searchable = Names & Pick<PatientDetails, "dateOfBirth" | "email" | "mobile" | "homePhone">;

/** What lists are sorted by. */
export const sortNameOf = ({ lastName, firstName }: Names): string =>
  cut(
    [lastName, firstName]
      .map((name) => partsOf(name).join(""))
      .filter((name) => name !== "")
      .join(" "),
    longestSortName,
  );

/**
 * From each part to the name's end, joined: `Jean-François` gives `jeanfrancois` and `francois`. What people type is looked for as a
 * beginning, so that these cover each part by itself, and parts written as one.
 */
const nameTerms = (name: string | null): string[] => {
  const parts = partsOf(name ?? "");
  return parts.slice(0, mostPartsOfName).map((_, place) => parts.slice(place).join(""));
};

const phoneTerms = (number: string | null): string[] => {
  if (number === null) return [];
  const { national, whole } = digitsOfPhone(number);
  const forwards = [national, ...(whole === null ? [] : [whole])];
  return [...forwards.map((digits) => termKinds.phone + digits), termKinds.phoneBackwards + reversed(national)];
};

/** Everything by which a chart is found, but for its identifications, which are found by their keyed indexes. */
export const searchTermsOf = ({ firstName, lastName, preferredName, dateOfBirth, email, mobile, homePhone }: Searchable): string[] => [
  ...new Set(
    [
      ...[lastName, firstName, preferredName].flatMap(nameTerms),
      termKinds.dateOfBirth + dateOfBirth,
      ...(email === null ? [] : [termKinds.email + email]),
      ...[mobile, homePhone].flatMap(phoneTerms),
    ].map(toTerm),
  ),
];
