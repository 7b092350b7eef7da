import { toGlobalId } from "../../../graphql/global-id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { Registration } from "../registration.entity.ts";
import { readRegistration, sendRegistration } from "../testing/desk-steps.ts";

let portail: Portail;
let clinic: TestClinic;
let other: TestClinic;
let desk: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "maple");
  desk = await clinic.staff("DESK");
});

afterAll(() => portail.stop());

interface Match {
  readonly patient: { readonly id: string };
  readonly confidence: string;
  readonly archived: boolean;
  readonly accessOpen: boolean;
  readonly facts: readonly {
    readonly kind: string;
    readonly agrees: boolean;
    readonly onRegistration: string | null;
    readonly onChart: string | null;
  }[];
}

const matchesOf = async (
  registration: Registration,
): Promise<{ readonly bestConfidence: string | null; readonly matches: readonly Match[] }> =>
  readRegistration(
    desk,
    registration,
    "bestConfidence matches { confidence archived accessOpen patient { id } facts { kind agrees onRegistration onChart } }",
  );

let count = 10;

/** A chart and a registration that say the same, but for what each says otherwise; nobody else's say anything of it. */
async function pair(
  onChart: Readonly<Record<string, unknown>>,
  onRegistration: Parameters<typeof sendRegistration>[2],
  sameNumber: boolean,
) {
  const day = String((count += 1)).padStart(2, "0");
  const base = {
    firstName: "Mireille",
    lastName: `Sansregret${"abcdefghijklmnopqrstuvwxyz".charAt(count % 26)}`,
    dateOfBirth: `19${day}-06-15`,
    sex: "FEMALE" as const,
  };
  const numberOf = (letter: string): string => `MIR${letter}${day}56${String(1_500 + count)}`;
  const chart = await clinic.patient({ ...base, identifications: [{ typeId: clinic.types.ramq, value: numberOf("S") }], ...onChart });
  const sent = await sendRegistration(portail, clinic, { ...base, number: numberOf(sameNumber ? "S" : "T"), ...onRegistration });
  return { chart, ...(await matchesOf(sent)), sent };
}

const summary = (
  { matches }: { readonly matches: readonly Match[] },
  kinds = ["IDENTIFICATION", "DATE_OF_BIRTH", "SEX", "FIRST_NAME", "LAST_NAME"],
) => matches.map(({ confidence, facts }) => `${confidence} ${facts.filter(({ kind, agrees }) => kinds.includes(kind) && agrees).length}`);

test("everything agrees: high, with both sides of every fact", async () => {
  const { chart, matches, bestConfidence, sent } = await pair(
    { email: "mireille@courriel.example" },
    { email: "mireille@courriel.example" },
    true,
  );
  expect(bestConfidence).toBe("HIGH");
  expect(matches).toEqual([
    {
      ...{ confidence: "HIGH", archived: false, accessOpen: true, patient: { id: toGlobalId("Patient", chart.id) } },
      facts: [
        { kind: "IDENTIFICATION", agrees: true, onRegistration: expect.stringMatching(/^MIRS \d{4} \d{4}$/), onChart: expect.any(String) },
        { kind: "DATE_OF_BIRTH", agrees: true, onRegistration: sent.dateOfBirth, onChart: sent.dateOfBirth },
        { kind: "SEX", agrees: true, onRegistration: "FEMALE", onChart: "FEMALE" },
        { kind: "FIRST_NAME", agrees: true, onRegistration: "Mireille", onChart: "Mireille" },
        { kind: "LAST_NAME", agrees: true, onRegistration: sent.lastName, onChart: sent.lastName },
        { kind: "EMAIL", agrees: true, onRegistration: "mireille@courriel.example", onChart: "mireille@courriel.example" },
        { kind: "MOBILE", agrees: false, onRegistration: null, onChart: chart.mobile },
      ],
    },
  ]);
  const trail = await portail.database.manager.findBy(AuditEvent, { patientId: chart.id, actorKind: "staff" });
  expect(trail.map(({ action }) => action)).toEqual(["patient.read"]);
});

test.each<[string, Record<string, unknown>, Parameters<typeof sendRegistration>[2], boolean, string | null]>([
  ["another last name on the card of the same number", { lastName: "Tremblay-Roy" }, { lastName: "Tremblay" }, true, "MEDIUM 4"],
  [
    "accents, hyphens and case",
    { firstName: "MARIE EVE", lastName: "LEVESQUE" },
    { firstName: "Marie-Ève", lastName: "Lévesque" },
    true,
    "HIGH 5",
  ],
  ["all but the identification", {}, {}, false, "MEDIUM 4"],
  ["the same number, another birth date", {}, { dateOfBirth: "2001-01-01" }, true, "LOW 4"],
  ["the same number and nothing else", { firstName: "Luc", lastName: "Roy", sex: "MALE" }, { dateOfBirth: "2001-01-01" }, true, "LOW 1"],
  ["another sex and number", {}, { sex: "MALE" }, false, "LOW 3"],
  ["another birth date and number", {}, { dateOfBirth: "2001-02-03" }, false, "LOW 3"],
  ["another birth date and sex", {}, { dateOfBirth: "2001-02-04", sex: "MALE" }, false, null],
  ["sex not known on either", { sex: "UNKNOWN" }, { sex: "UNKNOWN" }, true, "MEDIUM 4"],
  ["the name they go by", { firstName: "Marie", preferredName: "Mimi" }, { firstName: "Mimi" }, true, "HIGH 5"],
  [
    "the name they go by, without number or birth date",
    { firstName: "Marie", preferredName: "Mumu" },
    { firstName: "Mumu", dateOfBirth: "2001-01-05" },
    false,
    "LOW 3",
  ],
])("%s", async (_, onChart, onRegistration, sameNumber, expected) => {
  const { matches, bestConfidence } = await pair(onChart, onRegistration, sameNumber);
  expect(summary({ matches })).toEqual(expected === null ? [] : [expected]);
  expect(bestConfidence).toBe(expected?.split(" ")[0] ?? null);
});

test.each([
  ["with the number", true, "HIGH"],
  ["without it", false, "MEDIUM"],
])("first and last name the other way round, %s", async (_, sameNumber, confidence) => {
  const { matches } = await pair({ firstName: "Laurent", lastName: "Guy" }, { firstName: "GUY", lastName: "laurent" }, sameNumber);
  expect(matches[0]).toMatchObject({ confidence });
  expect(matches[0]!.facts.filter(({ kind }) => /NAME/.test(kind))).toEqual([
    { kind: "NAMES_SWAPPED", agrees: true, onRegistration: "GUY laurent", onChart: "Laurent Guy" },
  ]);
});

test("an archived chart, and one without access, are matched and marked; of equal ones the archived comes last", async () => {
  const shared = { firstName: "Odile", lastName: "Archambault", dateOfBirth: "1955-05-05" };
  const archived = await clinic.patient({ ...shared, archived: true });
  const closed = await clinic.patient(shared);
  await portail.database.manager.update(Patient, { clinicId: clinic.clinic.id, id: closed.id }, { accessEnabled: false });
  const { matches } = await matchesOf(await sendRegistration(portail, clinic, shared));
  expect(matches.map(({ patient, archived: put, accessOpen }) => [patient.id, put, accessOpen])).toEqual([
    [toGlobalId("Patient", closed.id), false, false],
    [toGlobalId("Patient", archived.id), true, true],
  ]);
});

test("the same number in another notation, and with another version of the card, is the same", async () => {
  const health = await portail.services.database.transaction((tx) =>
    portail.services.clinics.addIdentificationType(tx, clinic.clinic.id, {
      ...{ name: "OHIP", visibleNameFr: "OHIP", visibleNameEn: "OHIP", issuer: "ON", kind: "PROVINCIAL" },
      ...{ portalVisible: true, primary: false, autoAssigned: false },
    }),
  );
  const chart = await clinic.patient({ identifications: [{ typeId: health.id, value: "1234-567-897-AB" }], dateOfBirth: "1911-01-01" });
  const sent = await sendRegistration(portail, clinic, {
    identificationTypeId: health.id,
    number: "1234567897XY",
    dateOfBirth: "1911-01-01",
  });
  const { matches } = await matchesOf(sent);
  expect(matches).toMatchObject([{ patient: { id: toGlobalId("Patient", chart.id) }, confidence: "MEDIUM" }]);
  expect(matches[0]!.facts[0]).toMatchObject({ agrees: true, onRegistration: "1234-567-897-XY", onChart: "1234-567-897-AB" });
});

test("of more than ten the likeliest ten are shown, the likeliest first", async () => {
  const shared = { lastName: "Multiple", dateOfBirth: "1933-03-03", sex: "FEMALE" as const };
  for (let place = 0; place < 11; place += 1) await clinic.patient({ ...shared, firstName: `Autre${place}` });
  const best = await clinic.patient({ ...shared, firstName: "Colette" });
  const { matches } = await matchesOf(await sendRegistration(portail, clinic, { ...shared, firstName: "Colette" }));
  expect(matches).toHaveLength(10);
  expect(matches[0]).toMatchObject({ confidence: "MEDIUM", patient: { id: toGlobalId("Patient", best.id) } });
});

test("a page says how likely the likeliest match of each is", async () => {
  const shared = { firstName: "Page", lastName: "Entière", dateOfBirth: "1922-02-02" };
  await clinic.patient(shared);
  await sendRegistration(portail, clinic, { ...shared, dateOfBirth: "1922-02-03" });
  await sendRegistration(portail, clinic, { ...shared, firstName: "Inconnue", lastName: "Nulle" });
  await sendRegistration(portail, clinic, shared);
  const { registrations } = await desk.data("{ registrations(first: 3) { edges { node { bestConfidence } } } }");
  expect(registrations.edges.map(({ node }: { node: { bestConfidence: string } }) => node.bestConfidence)).toEqual(["MEDIUM", null, "LOW"]);
});

test("another clinic's charts match nobody, not even by the same number", async () => {
  const shared = { firstName: "Frontière", lastName: "Voisine", dateOfBirth: "1944-04-04" };
  await other.patient({ ...shared, identifications: [{ typeId: other.types.ramq, value: "VOIF44540499" }] });
  const { matches, bestConfidence } = await matchesOf(await sendRegistration(portail, clinic, { ...shared, number: "VOIF44540499" }));
  expect({ matches, bestConfidence }).toEqual({ matches: [], bestConfidence: null });
});
