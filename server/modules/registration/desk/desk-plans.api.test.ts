import { insertRows } from "../../../db/insert-rows.ts";
import { testDatabaseKind } from "../../../db/testing/test-database.ts";
import { later, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import { faultsOf } from "../../../testing/plans.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import type { Statement } from "../../../testing/statement-counter.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
import { PatientIdentification } from "../../patients/patient-identification.entity.ts";
import { PatientSearchTerm } from "../../patients/patient-search-term.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { searchTermsOf, sortNameOf } from "../../patients/search/search-terms.ts";
import { RegistrationSearchTerm } from "../registration-search-term.entity.ts";
import { Registration } from "../registration.entity.ts";
import { globalIdOf, sendRegistration, vaultOf } from "../testing/desk-steps.ts";
import { beginningsOf } from "./beginnings.ts";

let portail: Portail;
let desk: ApiClient;
let wanted: Registration;

const counter = new StatementCounter();
const charts = 6_000;
const registrations = 3_000;
const firstNames = ["Ève", "Luc", "Zoé", "Marc", "Odile", "Noé", "Rose", "Guy", "Alice", "Jean"];
const lastNames = ["Tremblay", "Gagné", "Roy", "Côté", "Bouchard", "Gauthier", "Morin", "Lavoie", "Fortin", "Ouellet"];

const nameOf = (place: number) => ({
  firstName: firstNames[place % 10]!,
  lastName: `${lastNames[Math.floor(place / 10) % 10]!}${place % 7}`,
});

const birthOf = (place: number): string =>
  `${1930 + (place % 80)}-${String(1 + (place % 12)).padStart(2, "0")}-${String(1 + (place % 28)).padStart(2, "0")}`;

async function insertAll<T extends object>(entity: new () => T, rows: readonly T[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 500)
    await portail.database.transaction((tx) => insertRows(tx, entity, rows.slice(start, start + 500)));
}

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  const clinic = await TestClinic.open(portail, "demo");
  const chart = await clinic.patient();
  const { clinicId } = chart;
  const vault = vaultOf();
  const ramq = { clinicId, id: clinic.types.ramq, issuer: "QC", kind: "PROVINCIAL" } as const;
  const people = Array.from({ length: charts }, (_, place) => {
    const person = { ...chart, ...nameOf(place), dateOfBirth: birthOf(place), id: newId(), sourceId: null, externalId: null };
    return Object.assign(new Patient(), person, { sortName: sortNameOf(person) });
  });
  await insertAll(Patient, people);
  await insertAll(
    PatientSearchTerm,
    people.flatMap(({ id: patientId, sortName, ...person }) =>
      searchTermsOf(person).map((term) => ({ clinicId, term, sortName, patientId })),
    ),
  );
  await insertAll(
    PatientIdentification,
    people.map(({ id: patientId }, place) => {
      const number = `PLAN${String(10_000_000 + place)}`;
      const sealed = { valueEncrypted: vault.seal(ramq, patientId, number), valueIndex: vault.index(ramq, number) };
      return { clinicId, id: newId(), patientId, typeId: ramq.id, ...sealed };
    }),
  );
  wanted = await sendRegistration(portail, clinic, { ...nameOf(35), dateOfBirth: birthOf(35), number: "PLAN10000035", networkKey: "net5" });
  const sent = Array.from({ length: registrations }, (_, place) =>
    Object.assign(new Registration(), wanted, {
      ...{
        id: newId(),
        proofId: newId(),
        ...nameOf(place),
        dateOfBirth: birthOf(place),
        sortName: sortNameOf({ ...nameOf(place), preferredName: null }),
      },
      ...{
        submittedAt: later(wanted.submittedAt, -minutes(1 + place)),
        state: place % 3 === 0 ? "PENDING" : "ARCHIVED",
        networkKey: `net${place % 50}`,
      },
      ...{ email: `p${place}@courriel.example`, identificationIndex: vault.index(ramq, `SENT${String(10_000_000 + place)}`) },
    }),
  );
  for (const row of sent) Object.assign(row, { identificationValueEncrypted: vault.seal(ramq, row.id, `SENT${row.id.slice(-8)}`) });
  await insertAll(Registration, sent);
  await insertAll(
    RegistrationSearchTerm,
    sent.flatMap((row) => beginningsOf(row).map((term) => ({ clinicId, term, submittedAt: row.submittedAt, registrationId: row.id }))),
  );
  if (testDatabaseKind() === "mariadb")
    await portail.database.source.query(
      "ANALYZE TABLE patients, patient_search_terms, patient_identifications, registrations, registration_search_terms",
    );
  desk = await clinic.staff("DESK");
  await desk.data("{ viewer { permissions } }");
}, 240_000);

afterAll(() => portail.stop());

const onPeople = ({ sql }: Statement): boolean =>
  /^SELECT/.test(sql) && /(?:patient_search_terms|patient_identifications|registrations|registration_search_terms|patients)\b/.test(sql);

/** Plans of the work's statements about people, with those that read too much. */
async function watch(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const { answer, statements } = await counter.during(() => desk.data(query, variables));
  const selects = statements.filter(onPeople);
  expect(selects.length).toBeGreaterThan(0);
  return { answer, statements, bad: await faultsOf(portail, selects) };
}

/** The trail names everybody who was shown in one statement, however many they are. */
function withoutNaming(statements: readonly Statement[]): string[] {
  const texts = statements.map(({ sql }) => sql.slice(0, 200));
  const others = texts.filter((sql) => !sql.includes("INTO audit_event_subjects"));
  expect(others.length).toBeGreaterThanOrEqual(texts.length - 1);
  return others;
}

const page = `edges { node { id version state submittedAt firstName lastName dateOfBirth age isMinor sex bestConfidence source } } pageInfo { endCursor hasNextPage }`;

test("a page of twenty with how likely each has a match: eight statements at most beside the naming of who was looked at, all along indexes", async () => {
  const { answer, statements, bad } = await watch(`{ registrations(first: 20) { ${page} } }`);
  expect(answer.registrations.edges).toHaveLength(20);
  expect(answer.registrations.edges[0].node).toMatchObject({ id: globalIdOf(wanted), bestConfidence: "HIGH" });
  expect(bad).toEqual([]);
  expect(withoutNaming(statements).slice(8)).toEqual([]);
});

test("one with its matches: eight statements at most beside the naming of who was looked at, all along indexes", async () => {
  const query = `query ($id: ID!) { registration(id: $id) { id firstName identification { display type { name } }
    matches { confidence archived accessOpen patient { id firstName lastName } facts { kind agrees onRegistration onChart } } } }`;
  const { answer, statements, bad } = await watch(query, { id: globalIdOf(wanted) });
  expect(answer.registration.matches[0]).toMatchObject({ confidence: "HIGH" });
  expect(bad).toEqual([]);
  expect(withoutNaming(statements).slice(8)).toEqual([]);
});

test.each([
  ["by state", "state: ARCHIVED"],
  ["of all states", "state: null"],
  ["of a source", 'source: "net7"'],
  ["of a time", 'submittedFrom: "2020-01-01T00:00Z", submittedBefore: "2040-01-01T00:00Z"'],
  ["found by names", 'search: "tremblay eve"'],
  ["found by one letter", 'search: "t"'],
  ["found by a date of birth", 'search: "1930-01-01"'],
  ["found by a number", 'search: "PLAN10000035"'],
  ["found within a source and a state", 'search: "gag", source: "net6", state: PENDING'],
])("registrations %s are read along an index, without sorting, also further on", async (_, args) => {
  const { answer, bad } = await watch(`{ registrations(first: 5, ${args}) { ${page} } }`);
  const { endCursor } = answer.registrations.pageInfo;
  expect(bad).toEqual([]);
  const next = await watch(`query ($after: String) { registrations(first: 5, after: $after, ${args}) { ${page} } }`, { after: endCursor });
  expect(next.bad).toEqual([]);
});

test("the count for the navigation costs two statements, and the flood one", async () => {
  const counts = await watch("{ registrationCounts { pending oldestPendingAt } }");
  expect(counts.answer.registrationCounts.pending).toBe(1_001);
  expect(counts.bad).toEqual([]);
  expect(counts.statements.filter(onPeople)).toHaveLength(2);
  const flood = await watch("{ registrationFlood { count sources { id count } } }");
  expect(flood.bad).toEqual([]);
  expect(flood.statements.filter(onPeople)).toHaveLength(1);
});

test("others of the same person are found along indexes", async () => {
  const { bad } = await watch("query ($id: ID!) { registration(id: $id) { sameAs { id } merge { mergedAt } } }", {
    id: globalIdOf(wanted),
  });
  expect(bad).toEqual([]);
});
