import type { LocalizedText } from "../../kernel/locale.ts";
import { patientExternalId } from "./generate-patients.ts";
import { ohipNumber, ramqNumber } from "./health-number-book.ts";
import type { IdentificationInput, IdentificationTypeKey, PatientInput } from "./inputs.ts";

/** A patient whom people sign in as when they try the product. */
export interface NamedPatient {
  readonly clinicSlug: string;
  readonly patient: PatientInput;
  /** What can be seen with this patient. */
  readonly hint: LocalizedText;
}

/** What somebody who tries the product needs to know, as printed at start. */
export interface DemoPatient {
  readonly clinicSlug: string;
  readonly name: string;
  readonly identificationTypeKey: IdentificationTypeKey;
  readonly identificationValue: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly hint: LocalizedText;
}

type Told = Pick<PatientInput, "firstName" | "lastName" | "dateOfBirth" | "sex" | "language" | "notificationMethod"> &
  Partial<Pick<PatientInput, "preferredName" | "email" | "mobile" | "homePhone" | "address">>;

function named(clinicSlug: string, place: number, told: Told, identifications: IdentificationInput[], hint: LocalizedText): NamedPatient {
  const flags = { unsubscribedFromEmail: false, unsubscribedFromSms: false, archived: false, verified: true };
  return { clinicSlug, patient: { externalId: patientExternalId(place), ...told, identifications, ...flags }, hint };
}

const damours: Told = {
  firstName: "Marie-Ève",
  lastName: "D’Amours-Côté",
  dateOfBirth: "1985-06-14",
  sex: "FEMALE",
  email: "marie-eve.damours@courriel.example",
  mobile: "+15145550100",
  homePhone: "+14505550100",
  language: "fr",
  notificationMethod: "BOTH",
  address: { street: "1234, rue des Érables, app. 5", city: "Montréal", province: "QC", postalCode: "H2J 1A1", country: "CA" },
};

const obrien: Told = {
  firstName: "Liam",
  lastName: "O'Brien",
  dateOfBirth: "1991-11-03",
  sex: "MALE",
  mobile: "+16135550101",
  language: "en",
  notificationMethod: "SMS",
  address: { street: "12-345 Elgin Street", city: "Ottawa", province: "ON", postalCode: "K2P 1A1", country: "CA" },
};

const stPierre: Told = {
  firstName: "Huguette",
  lastName: "St-Pierre",
  dateOfBirth: "1948-02-29",
  sex: "FEMALE",
  email: "huguette.st-pierre@poste.example",
  homePhone: "+14185550102",
  language: "fr",
  notificationMethod: "EMAIL",
  address: { street: "77, avenue des Pins", city: "Québec", province: "QC", postalCode: "G1L 1A1", country: "CA" },
};

const nguyen: Told = {
  firstName: "Thị Mai",
  lastName: "Nguyễn",
  preferredName: "Maï",
  dateOfBirth: "2001-09-30",
  sex: "FEMALE",
  email: "mai.nguyen@courriel.example",
  mobile: "+14385550103",
  language: "fr",
  notificationMethod: "EMAIL",
};

const gill: Told = {
  firstName: "Harpreet",
  lastName: "Gill",
  dateOfBirth: "1979-04-21",
  sex: "FEMALE",
  email: "harpreet.gill@mail.example",
  mobile: "+16045550104",
  language: "en",
  notificationMethod: "BOTH",
  address: { street: "2020 Arbutus Street", city: "Vancouver", province: "BC", postalCode: "V6J 1A1", country: "CA" },
};

const file = (value: string): IdentificationInput => ({ typeKey: "CLINIC_FILE", value });

const ramq = (told: Told): IdentificationInput => ({ typeKey: "RAMQ", value: ramqNumber(told, 1) });

export const namedPatients: readonly NamedPatient[] = [
  named("demo", 1, damours, [ramq(damours), file("GH-000001")], {
    fr: "Rendez-vous à venir et passés dans les seize statuts, plusieurs pages. Code par courriel ou par texto.",
    en: "Upcoming and past appointments in all sixteen statuses, several pages. Code by e-mail or text message.",
  }),
  named("demo", 2, obrien, [{ typeKey: "OHIP", value: ohipNumber("100000101", "XY") }], {
    fr: "En anglais, texto seulement : aucun courriel au dossier. Numéro de l’Ontario; une visite virtuelle à venir.",
    en: "In English, text message only: no e-mail on file. Ontario number; a virtual visit coming up.",
  }),
  named("demo", 3, stPierre, [ramq(stPierre)], {
    fr: "Courriel seulement, rien que des rendez-vous passés (deux pages), aucun à venir.",
    en: "E-mail only, past appointments only (two pages), none upcoming.",
  }),
  named("demo", 4, nguyen, [ramq(nguyen), file("GH-000004")], {
    fr: "Aucun rendez-vous : l’accueil vide. Une seconde identification si les identifications supplémentaires sont permises.",
    en: "No appointment at all: the empty home page. A second identification where extra identifications are allowed.",
  }),
  named("maple", 1, gill, [{ typeKey: "BC_PHN", value: "9000000104" }], {
    fr: "L’autre clinique, en anglais d’abord : rien de la clinique demo n’y paraît.",
    en: "The other clinic, English first: nothing of the demo clinic shows there.",
  }),
];

export const demoPatients: readonly DemoPatient[] = namedPatients.map(({ clinicSlug, patient, hint }) => {
  const [primary] = patient.identifications as readonly [IdentificationInput, ...IdentificationInput[]];
  return {
    clinicSlug,
    name: `${patient.firstName} ${patient.lastName}`,
    identificationTypeKey: primary.typeKey,
    identificationValue: primary.value,
    email: patient.email ?? null,
    mobile: patient.mobile ?? null,
    hint,
  };
});
