import type { Patient } from "../../patients/patient.entity.ts";
import type { Registration } from "../registration.entity.ts";
import type { NameAgreement } from "./compare-names.ts";
import { compareNames } from "./compare-names.ts";
import type { Agreement } from "./judge-match.ts";

export const matchFactKinds = [
  "IDENTIFICATION",
  "DATE_OF_BIRTH",
  "SEX",
  "FIRST_NAME",
  "LAST_NAME",
  "NAMES_SWAPPED",
  "EMAIL",
  "MOBILE",
] as const;

export type MatchFactKind = (typeof matchFactKinds)[number];

/** One thing on which a registration and a chart agree or not, as both say it. */
export interface MatchFact {
  readonly kind: MatchFactKind;
  readonly agrees: boolean;
  readonly onRegistration: string | null;
  readonly onChart: string | null;
}

type Shared = "firstName" | "lastName" | "preferredName" | "dateOfBirth" | "sex" | "email" | "mobile";

/** As much of a chart as tells whose it is. */
export type ChartFacts = Pick<Patient, Shared>;

export type RegistrationFacts = Pick<Registration, Shared>;

/** Sex that isn't known agrees with nothing. */
const sameSex = (one: RegistrationFacts, other: ChartFacts): boolean => one.sex === other.sex && one.sex !== "UNKNOWN";

export function agreementOf(registration: RegistrationFacts, chart: ChartFacts, identification: boolean): Agreement & NameAgreement {
  const dateOfBirth = registration.dateOfBirth === chart.dateOfBirth;
  return { identification, dateOfBirth, sex: sameSex(registration, chart), ...compareNames(registration, chart) };
}

/** The name that somebody goes by is shown beside their first one. */
const firstOf = ({ firstName, preferredName }: ChartFacts): string => (preferredName ? `${firstName} (${preferredName})` : firstName);

const wholeOf = (person: ChartFacts): string => `${firstOf(person)} ${person.lastName}`;

interface Numbers {
  readonly onRegistration: string;
  /** The chart's number of the same type. */
  readonly onChart: string | null;
}

/** Every reason for a match and against it, what weighs most first. */
export function factsOf(registration: RegistrationFacts, chart: ChartFacts, identification: boolean, numbers: Numbers): MatchFact[] {
  const agreement = agreementOf(registration, chart, identification);
  const fact = (kind: MatchFactKind, agrees: boolean, show: (person: ChartFacts) => string | null): MatchFact => ({
    ...{ kind, agrees },
    ...{ onRegistration: show(registration), onChart: show(chart) },
  });
  const names = agreement.swapped
    ? [fact("NAMES_SWAPPED", true, wholeOf)]
    : [fact("FIRST_NAME", agreement.first, firstOf), fact("LAST_NAME", agreement.last, ({ lastName }) => lastName)];
  return [
    { kind: "IDENTIFICATION", agrees: identification, ...numbers },
    fact("DATE_OF_BIRTH", agreement.dateOfBirth, ({ dateOfBirth }) => dateOfBirth),
    fact("SEX", agreement.sex, ({ sex }) => sex),
    ...names,
    fact("EMAIL", registration.email !== null && registration.email === chart.email, ({ email }) => email),
    fact("MOBILE", registration.mobile !== null && registration.mobile === chart.mobile, ({ mobile }) => mobile),
  ];
}
