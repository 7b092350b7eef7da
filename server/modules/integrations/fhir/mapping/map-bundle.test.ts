import { appointmentStatuses } from "../../../../kernel/appointment-status.ts";
import {
  appointmentResource,
  bouchard,
  bundleOf,
  entryOf,
  exampleBundle,
  fileNumbers,
  locationResource,
  patientResource,
  practitionerResource,
  quebecHealthNumbers,
  tremblay,
  withParticipants,
} from "../testing/example-bundle.ts";
import { mapAtOnce } from "../testing/map-at-once.ts";
import { fhirStatuses, statusOf } from "./appointment-status.ts";
import type { Finding } from "./finding.ts";
import type { MappedItem, MappingContext } from "./mapping-context.ts";

const type = (id: string, name: string, kind: "PROVINCIAL" | "OTHER", issuer: string | null, archived = false) => ({
  ...{ clinicId: "clinic", id, name, kind, issuer, archived },
});

const context: MappingContext = {
  today: "2026-11-23",
  timeZone: "America/Toronto",
  types: [type("ramq", "RAMQ", "PROVINCIAL", "QC"), type("dossier", "Dossier", "OTHER", null), type("old", "Ancien", "OTHER", null, true)],
  systems: new Map([
    [fileNumbers, "dossier"],
    ["urn:archived", "old"],
  ]),
  defaultLocation: null,
};

function map(bundle: unknown, more: Partial<MappingContext> = {}) {
  const mapped = mapAtOnce(bundle, { ...context, ...more });
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.problems));
  const { items, findings } = mapped.value;
  return {
    items,
    findings: findings.kept,
    item: (id: string): MappedItem | undefined => items.find(({ externalId }) => externalId === id),
  };
}

const brief = (findings: readonly Finding[], from = "Bundle."): string[] =>
  findings.map(({ path, reason, effect, problem }) => {
    const mark = { RESOURCE_LEFT_OUT: "!", ELEMENT_LEFT_OUT: "", NOTE: "?" }[effect];
    return `${mark}${path.startsWith(from) ? path.slice(from.length) : path} ${reason}${problem ? ` ${problem}` : ""}`;
  });

test("a realistic bundle becomes locations, patients and appointments, in this order", () => {
  const { items, findings } = map(exampleBundle());
  expect(items.map(({ kind, externalId }) => `${kind} ${externalId.slice(0, 10)}`)).toEqual([
    "LOCATION racine",
    "LOCATION contained-",
    "PATIENT tremblay",
    "PATIENT bouchard",
    "APPOINTMENT rv-1",
    "APPOINTMENT rv-2",
    "APPOINTMENT rv-3",
  ]);
  expect(items.map(({ input }) => input)).toEqual([
    {
      name: "Clinique de la rue Racine",
      phone: "+14185550100",
      address: { street: "255, rue Racine Est", city: "Saguenay", province: "QC", postalCode: "G7H 7L2", country: "CA" },
    },
    { name: "Point de service de La Baie" },
    {
      ...{ firstName: "Marie-Ève Josée", lastName: "Tremblay", dateOfBirth: "1984-02-29", sex: "FEMALE", language: "fr" },
      ...{ email: "tremblay@courriel.exemple.test", mobile: "+15815552916", homePhone: "+14185550142" },
      address: { street: "12, rue Racine Est, app. 4", city: "Saguenay", province: "QC", postalCode: "G7H 1P9", country: "CA" },
      identifications: [{ typeId: "ramq", value: "TREM84522916" }],
    },
    expect.objectContaining({ firstName: "Réjean", lastName: "Bouchard", sex: "MALE" }),
    {
      ...{ status: "CONFIRMED", patientExternalId: "tremblay", locationExternalId: "racine", practitionerName: "Dre Mariève Côté" },
      ...{ service: "Médecine générale", startsAt: "2027-03-14T13:30:00-04:00", endsAt: "2027-03-14T14:00:00-04:00" },
    },
    expect.objectContaining({ status: "VISIT_COMPLETED", patientExternalId: "bouchard", locationExternalId: items[1]!.externalId }),
    expect.objectContaining({
      ...{ status: "REQUESTED", visitType: "VIRTUAL_VISIT", virtualVisitUrl: "https://visio.exemple.test/s/abc" },
      noteToPatient: "Ayez vos médicaments sous la main.",
    }),
  ]);
  expect(items[0]!.whenNew).toEqual({ timeZone: "America/Toronto" });
  expect(brief(findings)).toEqual(
    expect.arrayContaining([
      "entry[0].resource.telecom[1] NOT_MAPPED",
      "entry[1].resource.identifier NOT_MAPPED",
      "entry[2].resource.extension NOT_MAPPED",
      "entry[2].resource.identifier[1].system SYSTEM_UNKNOWN",
      "entry[2].resource.name[0].prefix NOT_MAPPED",
      "entry[2].resource.name[1] USE_NOT_MAPPED",
      "entry[2].resource.telecom[2] USE_NOT_MAPPED",
      "entry[2].resource.address[0].district NOT_MAPPED",
      "entry[2].resource.maritalStatus NOT_MAPPED",
      "entry[4].resource.reasonCode NOT_MAPPED",
      "!entry[7].resource RESOURCE_NOT_IMPORTED",
    ]),
  );
});

describe("a patient", () => {
  /** What becomes of one whose resource is otherwise complete. */
  const mapped = (more: object, around: Partial<MappingContext> = {}) => {
    const bare = {
      extension: undefined,
      maritalStatus: undefined,
      identifier: undefined,
      name: undefined,
      telecom: undefined,
      address: undefined,
    };
    const { items, findings } = map(bundleOf(entryOf(patientResource(tremblay, { ...bare, communication: undefined, ...more }))), around);
    return { input: items[0]?.input, findings: brief(findings, "Bundle.entry[0].resource.") };
  };

  test.each<[what: string, more: object, input: object, findings: string[]]>([
    [
      "the official name first",
      {
        name: [
          { family: "B", given: ["A"] },
          { use: "official", family: "D", given: ["C"] },
        ],
      },
      { firstName: "C", lastName: "D" },
      ["name[0] SEVERAL"],
    ],
    [
      "a usual name without an official one",
      {
        name: [
          { use: "nickname", given: ["Zaza"] },
          { use: "usual", family: "D", given: ["C"] },
        ],
      },
      { firstName: "C", lastName: "D", preferredName: "Zaza" },
      [],
    ],
    [
      "how they like to be called",
      {
        name: [
          { use: "official", family: "D", given: ["C"] },
          { use: "usual", family: "D", given: ["Ti-Co"] },
        ],
      },
      { preferredName: "Ti-Co" },
      [],
    ],
    [
      "no preferred name that is the same",
      {
        name: [
          { use: "official", family: "D", given: ["C"] },
          { use: "usual", family: "D", given: ["C"] },
        ],
      },
      { preferredName: undefined },
      [],
    ],
    [
      "a name as text alone",
      { name: [{ text: "Jean Roy" }] },
      { firstName: undefined, lastName: undefined },
      ["name[0] NAME_NOT_IN_PARTS"],
    ],
    ["an old name", { name: [{ use: "old", family: "D", given: ["C"] }] }, { firstName: undefined }, ["name[0] NOT_IN_FORCE"]],
    [
      "a name whose time is over",
      {
        name: [
          { use: "official", family: "D", given: ["C"], period: { end: "2019" } },
          { use: "usual", family: "F", given: ["E"] },
        ],
      },
      { lastName: "F" },
      ["name[0] NOT_IN_FORCE"],
    ],
    ["a name until this year's end", { name: [{ family: "D", given: ["C"], period: { end: "2026" } }] }, { lastName: "D" }, []],
    ["a mononym", { name: [{ family: "D" }] }, { lastName: undefined }, ["name[0] NAME_NOT_IN_PARTS"]],
    ["names that are none", { name: "Jean" }, { lastName: undefined }, ["name MALFORMED"]],
    ["one malformed name among others", { name: [{ family: 7 }, { family: "D", given: ["C"] }] }, { lastName: "D" }, ["name[0] MALFORMED"]],
    ["male", { gender: "male" }, { sex: "MALE" }, []],
    ["other", { gender: "other" }, { sex: "OTHER" }, []],
    ["unknown", { gender: "unknown" }, { sex: "UNKNOWN" }, []],
    ["a gender that FHIR doesn't have", { gender: "F" }, { sex: undefined }, ["gender VALUE_NOT_MAPPED"]],
    ["a name of JavaScript's as gender", { gender: "constructor" }, { sex: undefined }, ["gender VALUE_NOT_MAPPED"]],
    ["a year of birth", { birthDate: "1984" }, { dateOfBirth: undefined }, ["birthDate PARTIAL_DATE"]],
    ["a month of birth", { birthDate: "1984-02" }, { dateOfBirth: undefined }, ["birthDate PARTIAL_DATE"]],
    ["a day that isn't", { birthDate: "1983-02-29" }, { dateOfBirth: undefined }, ["birthDate MALFORMED"]],
    ["what stands beside a birth date", { _birthDate: { extension: [] } }, { dateOfBirth: "1984-02-29" }, ["_birthDate NOT_MAPPED"]],
    [
      "a phone without a use",
      { telecom: [{ system: "phone", value: "514 555-0199" }] },
      { mobile: undefined, homePhone: undefined },
      ["telecom[0] USE_MISSING"],
    ],
    [
      "a phone with an extension",
      { telecom: [{ system: "phone", use: "home", value: "514 555-0199 ext. 12" }] },
      { homePhone: undefined },
      ["telecom[0] PHONE_EXTENSION"],
    ],
    [
      "an extension as RFC 3966 has it",
      { telecom: [{ system: "phone", use: "mobile", value: "tel:+1-514-555-0199;ext=12" }] },
      { mobile: undefined },
      ["telecom[0] PHONE_EXTENSION"],
    ],
    [
      "a phone that is none",
      { telecom: [{ system: "phone", use: "mobile", value: "12" }] },
      { mobile: undefined },
      ["telecom[0] NOT_ACCEPTED NOT_A_PHONE"],
    ],
    ["an SMS number", { telecom: [{ system: "sms", value: "+1 514 555 0199" }] }, { mobile: "+15145550199" }, []],
    [
      "the contact that is preferred",
      {
        telecom: [
          { system: "email", value: "a@x.test" },
          { system: "email", value: "b@x.test", rank: 1 },
        ],
      },
      { email: "b@x.test" },
      ["telecom[0] SEVERAL"],
    ],
    [
      "the same contact twice",
      {
        telecom: [
          { system: "sms", value: "514-555-0199" },
          { system: "phone", use: "mobile", value: "5145550199" },
        ],
      },
      { mobile: "+15145550199" },
      [],
    ],
    [
      "an e-mail that is none",
      { telecom: [{ system: "email", value: "à demander" }] },
      { email: undefined },
      ["telecom[0] NOT_ACCEPTED NOT_AN_EMAIL"],
    ],
    [
      "an e-mail at work",
      { telecom: [{ system: "email", use: "work", value: "a@x.test" }] },
      { email: undefined },
      ["telecom[0] USE_NOT_MAPPED"],
    ],
    [
      "a contact of before",
      { telecom: [{ system: "email", use: "old", value: "a@x.test" }] },
      { email: undefined },
      ["telecom[0] NOT_IN_FORCE"],
    ],
    ["a pager", { telecom: [{ system: "pager", value: "1" }] }, {}, ["telecom[0] NOT_MAPPED"]],
    [
      "the home address",
      { address: [{ city: "A" }, { use: "home", city: "B" }, { use: "billing", city: "C" }] },
      { address: { city: "B" } },
      ["address[0] SEVERAL", "address[2] USE_NOT_MAPPED"],
    ],
    ["an address as text", { address: [{ text: "12, rue Racine" }] }, { address: undefined }, ["address[0] NOT_MAPPED"]],
    [
      "English",
      { communication: [{ language: { coding: [{ system: "urn:ietf:bcp:47", code: "en" }] }, preferred: true }] },
      { language: "en" },
      [],
    ],
    [
      "a language that isn't preferred",
      { communication: [{ language: { coding: [{ code: "en" }] } }] },
      { language: undefined },
      ["communication[0] NOT_PREFERRED"],
    ],
    [
      "a language that the portal doesn't speak",
      { communication: [{ language: { coding: [{ code: "cr" }] }, preferred: true }] },
      { language: undefined },
      ["communication[0] VALUE_NOT_MAPPED"],
    ],
    [
      "a number of a type by its system",
      { identifier: [{ system: fileNumbers, value: "A-17" }] },
      { identifications: [{ typeId: "dossier", value: "A-17" }] },
      [],
    ],
    [
      "a system that is none of the clinic's",
      { identifier: [{ system: "urn:x", value: "A-17" }] },
      { identifications: undefined },
      ["identifier[0].system SYSTEM_UNKNOWN"],
    ],
    [
      "a number without a system",
      { identifier: [{ value: "A-17" }] },
      { identifications: undefined },
      ["identifier[0].system SYSTEM_UNKNOWN"],
    ],
    [
      "a type that is archived",
      { identifier: [{ system: "urn:archived", value: "1" }] },
      { identifications: undefined },
      ["identifier[0].system SYSTEM_UNKNOWN"],
    ],
    [
      "another province's health number",
      { identifier: [{ system: quebecHealthNumbers.replace("qc", "nb"), value: "1" }] },
      { identifications: undefined },
      ["identifier[0].system SYSTEM_UNKNOWN"],
    ],
    [
      "a health number that can't be one",
      {
        identifier: [
          { system: quebecHealthNumbers, value: "12" },
          { system: fileNumbers, value: "A" },
        ],
      },
      { identifications: [{ typeId: "dossier", value: "A" }] },
      ["identifier[0].value NOT_ACCEPTED IMPOSSIBLE_HEALTH_NUMBER"],
    ],
    [
      "two numbers of one type",
      {
        identifier: [
          { system: fileNumbers, value: "A" },
          { system: fileNumbers, value: "B" },
        ],
      },
      { identifications: [{ typeId: "dossier", value: "A" }] },
      ["identifier[1] SEVERAL"],
    ],
    [
      "a number of before",
      { identifier: [{ use: "old", system: fileNumbers, value: "A" }] },
      { identifications: undefined },
      ["identifier[0] NOT_IN_FORCE"],
    ],
    ["somebody who died", { deceasedDateTime: "2025-01-02" }, { archived: undefined }, ["?deceasedDateTime DECEASED"]],
    ["a record that isn't in use", { active: false }, { archived: undefined }, ["?active INACTIVE"]],
    ["an element that FHIR doesn't have", { "Jean Tremblay": 1 }, {}, ["Bundle.entry[0].resource UNKNOWN_ELEMENT"]],
  ])("%s", (_, more, input, findings) => {
    const read = mapped(more);
    expect({ ...input, ...read.input }).toEqual({ ...read.input, ...input });
    expect(read.findings).toEqual(findings);
  });

  test("that means something else by an element that one must understand is left out", () => {
    expect(mapped({ modifierExtension: [{}] })).toEqual({ input: undefined, findings: ["!modifierExtension MODIFIER"] });
    expect(mapped({ implicitRules: "urn:rules" })).toEqual({ input: undefined, findings: ["!implicitRules MODIFIER"] });
  });

  test("has so many contacts looked at, and no more", () => {
    const read = mapped({ telecom: Array.from({ length: 5_000 }, (_, place) => ({ system: "email", value: `a${place}@x.test` })) });
    expect(read.input).toMatchObject({ email: "a0@x.test" });
    expect([read.findings.length, read.findings[0]]).toEqual([100, "telecom SEVERAL"]);
  });

  test("says where each value comes from", () => {
    const { items } = map(bundleOf(entryOf(patientResource(tremblay))));
    expect(items[0]!.origins).toMatchObject({
      mobile: "Bundle.entry[0].resource.telecom[1].value",
      "identifications.0": "Bundle.entry[0].resource.identifier[0].value",
      "address.province": "Bundle.entry[0].resource.address[0].state",
    });
  });
});

describe("an appointment's status", () => {
  test.each([
    ["proposed", "accepted", "REQUESTED"],
    ["proposed", "needs-action", "PROVIDER_REQUESTED"],
    ["proposed", "tentative", "AMBIGUOUS"],
    ["pending", "accepted", "REQUESTED"],
    ["pending", "needs-action", "PROVIDER_REQUESTED"],
    ["pending", undefined, "AMBIGUOUS"],
    ["booked", "accepted", "CONFIRMED"],
    ["booked", "needs-action", "BOOKED"],
    ["booked", "tentative", "BOOKED"],
    ["booked", "declined", "AMBIGUOUS"],
    ["arrived", "accepted", "ARRIVED"],
    ["checked-in", undefined, "ARRIVED"],
    ["fulfilled", "declined", "VISIT_COMPLETED"],
    ["cancelled", "declined", "CANCELLED"],
    ["noshow", "accepted", "NO_SHOW"],
    ["waitlist", "accepted", undefined],
    ["constructor", "accepted", undefined],
  ])("%s, with the patient's part %s, is %s", (status, patient, ours) => expect(statusOf(status, patient)).toBe(ours));

  test("goes there and back where FHIR can tell it from others", () => {
    const back = appointmentStatuses.map((status) => {
      const fhir = fhirStatuses[status];
      return fhir && !fhir.oneWay ? [status, statusOf(fhir.status, fhir.patient)] : [status, status];
    });
    expect(back).toEqual(appointmentStatuses.map((status) => [status, status]));
  });
});

describe("an appointment", () => {
  const around = [
    entryOf(locationResource),
    entryOf(practitionerResource),
    entryOf(patientResource(tremblay)),
    entryOf(patientResource(bouchard)),
  ];
  const [patient, practitioner, location] = [
    { reference: "Patient/tremblay" },
    { reference: "Practitioner/cote" },
    { reference: "Location/racine" },
  ];

  const mapped = (resource: object, more: Partial<MappingContext> = {}, others: readonly object[] = around) => {
    const own = { ...resource, minutesDuration: undefined, reasonCode: undefined } as unknown as { resourceType: string; id: string };
    const { item, findings, items } = map(bundleOf(...others, entryOf(own)), more);
    const from = `Bundle.entry[${others.length}].resource`;
    const own_ = findings.filter(({ path }) => path.startsWith(from));
    return { input: item("rv")?.input, items, onlyExisting: item("rv")?.onlyExisting, findings: brief(own_, `${from}.`) };
  };

  test.each<[what: string, participants: object[], input: object | undefined, findings: string[]]>([
    [
      "relative references",
      [patient, practitioner, location],
      { patientExternalId: "tremblay", practitionerName: "Dre Mariève Côté", locationExternalId: "racine" },
      [],
    ],
    [
      "absolute ones of the same server",
      [{ reference: "https://dme.exemple.test/fhir/Patient/bouchard" }, practitioner, location],
      { patientExternalId: "bouchard" },
      [],
    ],
    ["one with a version", [{ reference: "Patient/tremblay/_history/3" }, practitioner, location], { patientExternalId: "tremblay" }, []],
    [
      "one that isn't in the bundle",
      [{ reference: "Patient/gagne" }, practitioner, { reference: "Location/baie" }],
      { patientExternalId: "gagne", locationExternalId: "baie" },
      [],
    ],
    [
      "one of another server",
      [{ reference: "https://autre.exemple.test/fhir/Patient/tremblay" }, practitioner, location],
      undefined,
      ["participant[0].actor REFERENCE_ELSEWHERE", "!participant PARTICIPANT_MISSING"],
    ],
    [
      "a urn that nothing has",
      [{ reference: "urn:uuid:0b1c", type: "Patient" }, practitioner, location],
      undefined,
      ["participant[0].actor REFERENCE_NOT_FOUND", "!participant PARTICIPANT_MISSING"],
    ],
    [
      "a logical reference",
      [{ type: "Patient", identifier: { system: quebecHealthNumbers, value: "TREM84522916" } }, practitioner, location],
      undefined,
      ["participant[0].actor REFERENCE_LOGICAL", "!participant PARTICIPANT_MISSING"],
    ],
    [
      "a search for a reference",
      [{ reference: "Patient?identifier=x|TREM84522916", type: "Patient" }, practitioner, location],
      undefined,
      ["participant[0].actor REFERENCE_NOT_FOUND", "!participant PARTICIPANT_MISSING"],
    ],
    [
      "a practitioner by what they are called alone",
      [patient, { type: "Practitioner", display: "Dr Roy" }, location],
      { practitionerName: "Dr Roy" },
      [],
    ],
    [
      "one that only another server knows, with their name",
      [patient, { reference: "Practitioner/roy", display: "Dr Roy" }, location],
      { practitionerName: "Dr Roy" },
      [],
    ],
    [
      "one without any name",
      [patient, { reference: "Practitioner/roy" }, location],
      undefined,
      ["participant[1].actor REFERENCE_NOT_FOUND", "!participant PARTICIPANT_MISSING"],
    ],
    [
      "several practitioners",
      [patient, practitioner, { type: "Practitioner", display: "Dr Roy" }, location],
      { practitionerName: "Dre Mariève Côté, Dr Roy" },
      [],
    ],
    [
      "two patients",
      [patient, { reference: "Patient/bouchard" }, practitioner, location],
      undefined,
      ["participant[1].actor SEVERAL", "!participant SEVERAL"],
    ],
    [
      "two places",
      [patient, practitioner, location, { reference: "Location/baie" }],
      undefined,
      ["participant[3].actor SEVERAL", "!participant PARTICIPANT_MISSING"],
    ],
    ["no patient", [practitioner, location], undefined, ["!participant PARTICIPANT_MISSING"]],
    ["no place: what exists keeps its own", [patient, practitioner], { patientExternalId: "tremblay", locationExternalId: undefined }, []],
    [
      "somebody who comes along",
      [patient, practitioner, location, { reference: "RelatedPerson/1" }],
      { patientExternalId: "tremblay" },
      ["participant[3].actor NOT_MAPPED"],
    ],
  ])("takes %s", (_, participants, input, findings) => {
    const read = mapped(withParticipants("rv", participants));
    expect(read.findings).toEqual(findings);
    if (input) expect({ ...read.input, ...input }).toEqual(read.input);
    expect(read.input === undefined).toBe(input === undefined);
  });

  test("resolves urn:uuid to resources without an id, by which they are known again", () => {
    const urn = "urn:uuid:4f3a6a1e-9d6f-4a63-a1a5-8b0f6b1b0a11";
    const { id: _, ...person } = patientResource(tremblay);
    const { input, items } = mapped(withParticipants("rv", [{ reference: urn }, practitioner, location]), {}, [
      ...around.slice(0, 2),
      { fullUrl: urn, resource: person },
    ]);
    expect(input).toMatchObject({ patientExternalId: urn });
    expect(items.find(({ kind }) => kind === "PATIENT")?.externalId).toBe(urn);
  });

  test("is never taken for that of somebody whom another server calls alike", () => {
    const [here, there] = ["https://a.test/fhir", "https://b.test/fhir"];
    const called = (base: string, resource: { resourceType: string; id?: string }) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource,
    });
    const visit = (id: string, reference: string, base: string) =>
      called(base, withParticipants(id, [{ reference }, { type: "Practitioner", display: "Dr Roy" }]) as never);
    const [one, other] = [
      { ...patientResource(tremblay), id: "1" },
      { ...patientResource(bouchard), id: "1" },
    ];
    const both = map(
      bundleOf(
        called(here, one),
        called(there, other),
        visit("a1", "Patient/1", here),
        visit("b1", "Patient/1", there),
        visit("b2", `${there}/Patient/1`, there),
        visit("c1", `${here}/Patient/1`, there),
      ),
    );
    expect(both.item("a1")?.input).toMatchObject({ patientExternalId: "1" });
    expect(both.item("c1")?.input).toMatchObject({ patientExternalId: "1" });
    expect([both.item("b1"), both.item("b2")]).toEqual([undefined, undefined]);
    expect(brief(both.findings)).toEqual(
      expect.arrayContaining(["!entry[1].resource REPEATED", "entry[3].resource.participant[0].actor REPEATED"]),
    );
    const alone = map(bundleOf(called(here, one), visit("b1", "Patient/1", there)));
    expect(alone.item("b1")).toBeUndefined();
    expect(brief(alone.findings)).toContain("entry[1].resource.participant[0].actor REFERENCE_ELSEWHERE");
  });

  test("takes practitioners and places that it contains; a patient it contains has no id by which they'd be known again", () => {
    const contained = [
      { resourceType: "Practitioner", id: "p", name: [{ text: "Infirmière Léa" }] },
      { resourceType: "PractitionerRole", id: "r", practitioner: { reference: "#p" } },
      { resourceType: "Location", id: "l", name: "Salle 3" },
      { resourceType: "Patient", id: "q" },
    ];
    const taken = mapped(withParticipants("rv", [patient, { reference: "#r" }, { reference: "#l" }], { contained }));
    expect(taken.input).toMatchObject({
      practitionerName: "Infirmière Léa",
      locationExternalId: expect.stringMatching(/^contained-[0-9a-f]{32}$/),
    });
    const refused = mapped(
      withParticipants("rv", [{ reference: "#q" }, { reference: "#p" }, { reference: "#nothing", type: "Location" }], { contained }),
    );
    expect(refused).toMatchObject({
      input: undefined,
      findings: [
        "participant[0].actor REFERENCE_CONTAINED",
        "participant[2].actor REFERENCE_NOT_FOUND",
        "!participant PARTICIPANT_MISSING",
      ],
    });
  });

  test("stands where the caller says when it names no place", () => {
    expect(mapped(withParticipants("rv", [patient, practitioner]), { defaultLocation: "L9" }).input).toMatchObject({
      locationExternalId: "L9",
    });
    expect(mapped(withParticipants("rv", [patient, practitioner, location]), { defaultLocation: "L9" }).input).toMatchObject({
      locationExternalId: "racine",
    });
  });

  test.each<[what: string, more: object, input: object | undefined, findings: string[]]>([
    ["its description, without a service type", { serviceType: undefined, description: "Suivi" }, { service: "Suivi" }, []],
    ["the service type before its description", { description: "Suivi" }, { service: "Médecine générale" }, ["description SEVERAL"]],
    [
      "a virtual visit by its code",
      { appointmentType: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "VR" }] } },
      { visitType: "VIRTUAL_VISIT" },
      [],
    ],
    [
      "a visit in person by its code",
      { appointmentType: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "AMB" }] } },
      { visitType: "PHYSICAL_VISIT" },
      [],
    ],
    [
      "a link that isn't https",
      {
        extension: [
          {
            url: "http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.virtualService",
            extension: [{ url: "address", valueUrl: "http://x.test" }],
          },
        ],
      },
      { visitType: "VIRTUAL_VISIT", virtualVisitUrl: undefined },
      ["extension[0] NOT_ACCEPTED NOT_A_URL"],
    ],
    ["a waiting list", { status: "waitlist" }, undefined, ["!status VALUE_NOT_MAPPED"]],
    ["no status", { status: undefined }, undefined, ["!status VALUE_NOT_MAPPED"]],
  ])("takes %s", (_, more, input, findings) => {
    const read = mapped(appointmentResource("rv", more));
    if (input) expect({ ...input, ...read.input }).toEqual({ ...read.input, ...input });
    else expect(read.input).toBeUndefined();
    expect(read.findings).toEqual(findings);
  });

  test("in a place that is none is virtual", () => {
    const telecom = [{ system: "url", value: "https://visio.exemple.test/s" }];
    const physicalType = { coding: [{ system: "http://terminology.hl7.org/CodeSystem/location-physical-type", code: "vi" }] };
    const others = [...around.slice(1), entryOf({ ...locationResource, ...{ telecom, physicalType } })];
    expect(mapped(appointmentResource("rv"), {}, others).input).toMatchObject({
      visitType: "VIRTUAL_VISIT",
      virtualVisitUrl: telecom[0]!.value,
    });
  });

  test("that was entered in error is withdrawn where it exists, and never made", () => {
    expect(mapped(appointmentResource("rv", { status: "entered-in-error" }))).toMatchObject({
      input: { deactivated: true },
      onlyExisting: true,
    });
  });
});

describe("a bundle", () => {
  test.each<[what: string, bundle: unknown, reason: string]>([
    ["nothing", null, "FHIR_NOT_A_BUNDLE"],
    ["a resource", patientResource(tremblay), "FHIR_NOT_A_BUNDLE"],
    ["a list", [], "FHIR_NOT_A_BUNDLE"],
    ["a bundle without a type", { resourceType: "Bundle" }, "FHIR_NOT_A_BUNDLE"],
    ["entries that are no list", { resourceType: "Bundle", type: "batch", entry: {} }, "FHIR_NOT_A_BUNDLE"],
    ...["history", "document", "message", "batch-response", "transaction-response", "constructor"].map(
      (kind) => [`a bundle of type ${kind}`, { resourceType: "Bundle", type: kind }, "FHIR_BUNDLE_TYPE"] as [string, unknown, string],
    ),
  ])("is not %s", (_, bundle, reason) => expect(mapAtOnce(bundle, context)).toMatchObject({ ok: false, problems: [{ reason }] }));

  test("may be any of the kinds that hold resources as they are, empty too", () => {
    for (const kind of ["collection", "batch", "transaction", "searchset"])
      expect(map({ resourceType: "Bundle", type: kind }).items).toEqual([]);
  });

  test("is not read where it holds more entries than any has", () => {
    const entries = Array.from({ length: 200_001 }, () => 0);
    expect(mapAtOnce(bundleOf(...entries.slice(0, 10)), context).ok).toBe(true);
    expect(mapAtOnce({ resourceType: "Bundle", type: "batch", entry: entries }, context)).toMatchObject({
      ok: false,
      problems: [{ reason: "TOO_MANY" }],
    });
  });

  test("has its entries read one by one", () => {
    const { items, findings } = map({
      ...bundleOf(
        7,
        {},
        { resource: "Patient" },
        { resource: {} },
        { resource: { resourceType: "constructor" } },
        { resource: { resourceType: "Location", name: "Sans numéro" } },
        { resource: locationResource, request: { method: "PUT", url: "Location/racine" } },
        { resource: locationResource },
        { resource: { ...locationResource, id: "b" }, request: { method: "DELETE" } },
        { resource: { ...locationResource, id: "c", name: "x".repeat(40_000) } },
      ),
      type: "searchset",
      link: [{ relation: "next", url: "https://dme.exemple.test/fhir?page=2" }],
    } as never);
    expect(items.map(({ externalId }) => externalId)).toEqual(["racine"]);
    expect(brief(findings).filter((line) => !line.includes("telecom"))).toEqual([
      "?link PAGE_OF_MORE",
      "!entry[0] MALFORMED",
      "!entry[1] NO_RESOURCE",
      "!entry[2] NO_RESOURCE",
      "!entry[8] METHOD_NOT_SUPPORTED",
      "!entry[3].resource RESOURCE_NOT_IMPORTED",
      "!entry[4].resource RESOURCE_NOT_IMPORTED",
      "!entry[5].resource NO_ID",
      "!entry[7].resource REPEATED",
      "!entry[9].resource TOO_LARGE",
    ]);
  });

  test("leaves nothing of what it says in the list of what was left out", () => {
    let count = 0;
    const canary = () => `canari${(count += 1)}`;
    /** Every text becomes another that stands nowhere else, types and references aside; and so does a name beside all names. */
    const changed = (value: unknown, key = ""): unknown => {
      if (Array.isArray(value)) return value.map((each) => changed(each));
      if (typeof value === "string") return ["resourceType", "reference", "type"].includes(key) ? value : canary();
      if (typeof value !== "object" || value === null) return value;
      return { ...Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each, name)])), [canary()]: canary() };
    };
    const { findings } = map(changed(exampleBundle()));
    expect(findings.length).toBeGreaterThan(40);
    expect(JSON.stringify(findings)).not.toContain("canari");
  });
});
