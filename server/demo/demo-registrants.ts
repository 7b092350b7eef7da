import type { Sex } from "../modules/patients/patient-fields.ts";
import { ramqNumber } from "./generator/health-number-book.ts";
import { namedPatients } from "./generator/named-patients.ts";

/** Somebody who registers at the demo clinic. */
export interface DemoRegistrant {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly sex: Sex;
  readonly language: "fr" | "en";
  /** Of Québec. */
  readonly identificationValue: string;
  /** Proven by a code. */
  readonly email: string;
  readonly otherContact?: string;
}

/** A chart as it is on file, with its number. */
export type OnFile = Pick<DemoRegistrant, "firstName" | "lastName" | "dateOfBirth" | "sex" | "identificationValue">;

const person = (told: Omit<DemoRegistrant, "identificationValue">, rank = 1): DemoRegistrant => ({
  ...told,
  identificationValue: ramqNumber(told, rank),
});

/** What is on file of one of the demo clinic's patients who are told of at start. */
function onFile(wanted: string): Pick<DemoRegistrant, "firstName" | "lastName" | "dateOfBirth" | "sex"> {
  const { patient } = namedPatients.find(({ clinicSlug, patient: { firstName } }) => clinicSlug === "demo" && firstName === wanted)!;
  const { firstName, lastName, dateOfBirth, sex } = patient;
  return { firstName, lastName, dateOfBirth, sex };
}

/** Who has registered at the demo clinic: one for each way in which the desk may find a match, and somebody young. */
export function demoRegistrants(married: OnFile | null, thisYear: number): readonly DemoRegistrant[] {
  return [
    // Nobody is like her.
    person({
      ...{ firstName: "Solange", lastName: "Quirion-Desjardins", dateOfBirth: "1972-08-19", sex: "FEMALE", language: "fr" },
      ...{ email: "solange.qd@courriel.example", otherContact: "+14185550190" },
    }),
    // The same names and sex as a chart, with another birth date and number.
    person({ ...onFile("Liam"), dateOfBirth: "1991-03-11", language: "en", email: "liam.obrien@mail.example" }),
    // Too young to decide alone.
    person({
      ...{ firstName: "Noah", lastName: "Bergeron-Lalancette", dateOfBirth: `${String(thisYear - 13)}-01-15`, sex: "MALE", language: "fr" },
      email: "parent.lalancette@courriel.example",
    }),
    // A chart of before her marriage.
    ...(married
      ? [{ ...married, lastName: `${married.lastName}-Roy`, language: "fr" as const, email: "tremblay.roy@courriel.example" }]
      : []),
    // A chart that has everything but her new address.
    person({ ...onFile("Huguette"), language: "fr", email: "h.st-pierre@nouveau.example" }),
  ];
}
