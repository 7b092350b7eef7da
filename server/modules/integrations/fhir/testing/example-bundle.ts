const base = "https://dme.exemple.test/fhir";

export const quebecHealthNumbers = "https://fhir.infoway-inforoute.ca/NamingSystem/ca-qc-patient-healthcare-id";

export const fileNumbers = "https://clinique.exemple.test/dossiers";

const virtualService = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.virtualService";

interface Person {
  readonly id: string;
  readonly given: readonly string[];
  readonly family: string;
  readonly birthDate: string;
  readonly gender: string;
  readonly number: string;
}

export const patientResource = ({ id, given, family, birthDate, gender, number }: Person, more: object = {}) => ({
  resourceType: "Patient",
  id,
  meta: { profile: ["http://hl7.org/fhir/ca/baseline/StructureDefinition/profile-patient"] },
  text: { status: "generated", div: `<div xmlns="http://www.w3.org/1999/xhtml">${family}</div>` },
  extension: [{ url: "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", valueAddress: { city: "Chicoutimi" } }],
  identifier: [
    {
      use: "official",
      type: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0203", code: "JHN" }] },
      system: quebecHealthNumbers,
      value: number,
    },
    { system: "urn:oid:2.16.840.1.113883.4.3.45", value: `DME-${id}` },
  ],
  name: [
    { use: "official", family, given, prefix: ["Mme"] },
    { use: "maiden", family: `${family}-Gagnon` },
  ],
  telecom: [
    { system: "phone", use: "home", value: "418 555-0142" },
    { system: "phone", use: "mobile", value: `(581) 555-${number.slice(-4)}`, rank: 1 },
    { system: "phone", use: "work", value: "418 555-0100 poste 12" },
    { system: "email", value: `${id}@courriel.exemple.test` },
  ],
  gender,
  birthDate,
  address: [
    {
      use: "home",
      line: ["12, rue Racine Est", "app. 4"],
      city: "Saguenay",
      district: "Chicoutimi",
      state: "QC",
      postalCode: "G7H 1P9",
      country: "CA",
    },
  ],
  maritalStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", code: "M" }] },
  communication: [{ language: { coding: [{ system: "urn:ietf:bcp:47", code: "fr-CA" }] }, preferred: true }],
  ...more,
});

export const locationResource = {
  resourceType: "Location",
  id: "racine",
  status: "active",
  name: "Clinique de la rue Racine",
  telecom: [
    { system: "phone", use: "work", value: "418-555-0100" },
    { system: "fax", value: "418-555-0101" },
  ],
  address: { line: ["255, rue Racine Est"], city: "Saguenay", state: "QC", postalCode: "G7H 7L2", country: "CA" },
};

export const practitionerResource = {
  resourceType: "Practitioner",
  id: "cote",
  identifier: [{ system: "http://cmq.exemple.test/permis", value: "99-001" }],
  name: [{ use: "official", family: "Côté", given: ["Mariève"], prefix: ["Dre"] }],
};

export const appointmentResource = (id: string, more: object = {}) => ({
  resourceType: "Appointment",
  id,
  status: "booked",
  serviceType: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/service-type", code: "124", display: "Médecine générale" }] }],
  reasonCode: [{ text: "Suivi de l'hypertension" }],
  start: "2027-03-14T13:30:00-04:00",
  end: "2027-03-14T14:00:00-04:00",
  minutesDuration: 30,
  participant: [
    { actor: { reference: "Patient/tremblay" }, status: "accepted" },
    { actor: { reference: "Practitioner/cote" }, status: "accepted" },
    { actor: { reference: "Location/racine" }, status: "accepted" },
  ],
  ...more,
});

/** With other participants. */
export const withParticipants = (id: string, participants: readonly object[], more: object = {}) =>
  appointmentResource(id, { participant: participants.map((actor) => ({ actor, status: "accepted" })), ...more });

export const tremblay: Person = {
  ...{
    id: "tremblay",
    given: ["Marie-Ève", "Josée"],
    family: "Tremblay",
    birthDate: "1984-02-29",
    gender: "female",
    number: "TREM84522916",
  },
};

export const bouchard: Person = {
  ...{ id: "bouchard", given: ["Réjean"], family: "Bouchard", birthDate: "1951-11-03", gender: "male", number: "BOUR51110314" },
};

/** An entry of a server's. */
export const entryOf = <R extends { readonly resourceType: string; readonly id?: string }>(resource: R) => ({
  fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
  resource,
});

export const bundleOf = (...entries: readonly unknown[]) => ({ resourceType: "Bundle", type: "collection", entry: entries });

/** What a clinic's former system exports: two charts with their appointments, and much that a portal has no room for. */
export const exampleBundle = () =>
  bundleOf(
    entryOf(locationResource),
    entryOf(practitionerResource),
    entryOf(patientResource(tremblay)),
    entryOf(patientResource(bouchard, { communication: undefined, deceasedBoolean: false, active: true })),
    entryOf({ ...appointmentResource("rv-1"), resourceType: "Appointment" }),
    entryOf({
      ...withParticipants(
        "rv-2",
        [{ reference: `${base}/Patient/bouchard` }, { reference: "Practitioner/cote" }, { reference: "#salle" }],
        {
          status: "fulfilled",
          start: "2026-02-02T09:00:00-05:00",
          end: "2026-02-02T09:20:00-05:00",
          contained: [{ resourceType: "Location", id: "salle", name: "Point de service de La Baie" }],
        },
      ),
      resourceType: "Appointment",
    }),
    entryOf({
      ...appointmentResource("rv-3", {
        status: "proposed",
        start: "2027-04-01T10:00:00-04:00",
        end: "2027-04-01T10:15:00-04:00",
        patientInstruction: "Ayez vos médicaments sous la main.",
        extension: [{ url: virtualService, extension: [{ url: "address", valueUrl: "https://visio.exemple.test/s/abc" }] }],
      }),
      resourceType: "Appointment",
    }),
    entryOf({ resourceType: "Observation", id: "obs-1", ...{ status: "final", valueQuantity: { value: 142, unit: "mmHg" } } }),
  );
