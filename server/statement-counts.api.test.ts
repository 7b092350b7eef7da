import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { testDatabaseKind } from "./db/testing/test-database.ts";
import { toGlobalId } from "./graphql/global-id.ts";
import { appointmentStatuses } from "./kernel/appointment-status.ts";
import { days } from "./kernel/clock.ts";
import { latestOfPatient, soonestOfPatient } from "./modules/appointments/appointment.entity.ts";
import type { AppointmentsWhen } from "./modules/appointments/list-appointments.ts";
import { anInvoice, beginBilling, withStripe } from "./modules/billing/testing/invoices.ts";
import type { Patient } from "./modules/patients/patient.entity.ts";
import type { ApiClient } from "./testing/api-client.ts";
import { outcomesOf, upsertAppointments, upsertInvoices, upsertPatients } from "./testing/batches.ts";
import { TestClinic } from "./testing/clinic.ts";
import type { Plan } from "./testing/plans.ts";
import { plansOf } from "./testing/plans.ts";
import type { Portail } from "./testing/portail.ts";
import { startPortail } from "./testing/portail.ts";
import type { Statement } from "./testing/statement-counter.ts";
import { StatementCounter } from "./testing/statement-counter.ts";

let portail: Portail;
let clinic: TestClinic;
let program: ApiClient;
let patient: Patient;
let other: Patient;
let browser: ApiClient;

const counter = new StatementCounter();
const appointmentsOfPatient = 400;
const homeStatements = 3;
const chartStatements = 8;
const otherPatients = 20;

beforeAll(async () => {
  portail = await startPortail({ statements: counter, config: withStripe });
  clinic = await TestClinic.open(portail, "demo");
  const names = ["Est", "Ouest", "Nord"];
  await portail.services.clinics.upsertLocations(
    clinic.consumer,
    names.map((name) => ({ externalId: name, name, timeZone: "America/Toronto" })),
  );
  program = portail.program(clinic.token);
  patient = await clinic.patient();
  const others = await Promise.all(Array.from({ length: otherPatients }, () => clinic.patient()));
  other = others[0]!;
  for (const owner of [patient, ...others]) await fill(owner);
  if (testDatabaseKind() === "mariadb") await portail.database.source.query("ANALYZE TABLE appointments");
  browser = await clinic.signInPatient(patient);
  await beginBilling(portail, clinic);
  for (let count = 0; count < 3; count += 1) await anInvoice(portail, clinic, patient);
}, 120_000);

afterAll(() => portail.stop());

/** Appointments before and after now, in every status, at three locations. */
async function fill(owner: Patient): Promise<void> {
  const size = appointmentsOfPatient;
  const items = Array.from({ length: size }, (_, place) => {
    const startsAt = portail.clock.now().getTime() + days(place - size / 2) + days(0.5);
    return {
      ...{ externalId: `${owner.externalId}-${place}`, patientId: owner.id, practitionerName: "Dre Côté", service: "Suivi" },
      ...{ locationExternalId: ["Est", "Ouest", "Nord"][place % 3], status: appointmentStatuses[place % 16] },
      ...{ startsAt: new Date(startsAt).toISOString(), endsAt: new Date(startsAt + 1_800_000).toISOString() },
    };
  });
  const outcome = await portail.services.appointments.upsert(clinic.consumer, items);
  expect(outcome.ok && outcome.value.every((result) => result.outcome === "CREATED")).toBe(true);
}

const builtDocuments = path.resolve("client/gql/persisted-documents.json");

/** What the web app really sends, where it was built; otherwise a document that asks for as much. */
function documentOf(operation: string, equivalent: string): string {
  const built = existsSync(builtDocuments) ? (JSON.parse(readFileSync(builtDocuments, "utf8")) as Record<string, string>) : {};
  return Object.values(built).find((text) => new RegExp(`(query|mutation) ${operation}\\b`).test(text)) ?? equivalent;
}

const card = `id startsAt endsAt status statusLabel { fr en } practitionerName service visitType virtualVisitUrl noteToPatient
  location { name timeZone address { street city province postalCode } }`;

const list = `{ edges { node { ${card} } } pageInfo { endCursor hasNextPage } }`;

const home = documentOf(
  "PortalHome",
  `query PortalHome($first: Int!) { viewer { patient { id
  upcoming: appointments(when: UPCOMING, first: $first) ${list} past: appointments(when: PAST, first: $first) ${list} } } }`,
);

const more = documentOf(
  "MoreAppointments",
  `query MoreAppointments($after: String, $first: Int!, $when: AppointmentsWhen!) {
  viewer { patient { appointments(when: $when, first: $first, after: $after) ${list} } } }`,
);

const settings = documentOf(
  "PortalSettingsPage",
  `query PortalSettingsPage { portalSettings { id version portalAccess newPatientAccess
  appointmentStatusVisibility { status hidden upcomingCount pastCount label { fr en } } } }`,
);

const actor = "{ kind name }";

const chart = documentOf(
  "PatientPage",
  `query PatientPage($id: ID!) { patient(id: $id) { id firstName lastName preferredName dateOfBirth sex email mobile homePhone language
  notificationMethod unsubscribedFromEmail unsubscribedFromSms archived verified externalId createdAt updatedAt updatedBy ${actor}
  address { street city province postalCode country } identifications { display verdict doubt type { id name issuer archived portalVisible } }
  signInStop { stoppedAt clearsAt wrongTries } portalAccess { enabled effective changedAt reason changedBy ${actor}
  gates { kind open since remedy by ${actor} } obstacles } } }`,
);

const sqlOf = (statements: readonly Statement[]): string[] => statements.map(({ sql }) => sql.replace(/\s+/g, " "));

/** The clinic of a host is looked up once and remembered: what is counted is a page of a browser that is at work. */
const warm = (caller: ApiClient) => caller.data("{ viewer { permissions } }");

describe("statements a page", () => {
  test("portal home: who it is, what is upcoming, what is past, and where", async () => {
    await warm(browser);
    const { answer, statements } = await counter.during(() => browser.data(home, { first: 5 }));
    expect(answer.viewer.patient.upcoming.edges).toHaveLength(5);
    expect(answer.viewer.patient.past.edges).toHaveLength(5);
    expect(sqlOf(statements).length > homeStatements ? sqlOf(statements) : []).toEqual([]);
  });

  test("the same with what there is to pay, while portal billing is in effect", async () => {
    await warm(browser);
    const paying = home.replace(/patient\s*\{/, "patient { openInvoices { count total { cents } } billingOpen");
    const { answer, statements } = await counter.during(() => browser.data(paying, { first: 5 }));
    expect(answer.viewer.patient).toMatchObject({ billingOpen: true, openInvoices: { count: 3, total: { cents: 24_000 } } });
    expect(answer.viewer.patient.past.edges).toHaveLength(5);
    expect(sqlOf(statements).length > homeStatements ? sqlOf(statements) : []).toEqual([]);
  });

  test("settings form: at most three", async () => {
    const support = await clinic.staff("SUPPORT");
    await warm(support);
    const { answer, statements } = await counter.during(() => support.data(settings));
    expect(answer.portalSettings.appointmentStatusVisibility).toHaveLength(16);
    expect(sqlOf(statements).length > 3 ? sqlOf(statements) : []).toEqual([]);
  });

  test("chart: who it is, its numbers, its access and who changed what, at most eight", async () => {
    const desk = await clinic.staff("DESK");
    await desk.data("mutation ($input: SetPatientPortalAccessInput!) { setPatientPortalAccess(input: $input) { errors { code } } }", {
      input: { patientId: toGlobalId("Patient", other.id), enabled: false, reason: "Lost phone" },
    });
    await warm(desk);
    const { answer, statements } = await counter.during(() => desk.data(chart, { id: toGlobalId("Patient", other.id) }));
    expect(answer.patient.identifications).toHaveLength(2);
    expect(answer.patient.portalAccess.gates).toHaveLength(4);
    expect(sqlOf(statements).length > chartStatements ? sqlOf(statements) : []).toEqual([]);
  });

  test("a page of twenty appointments at three locations costs no more than one of a single appointment", async () => {
    await warm(browser);
    const costs = async (first: number) => {
      const { answer, statements } = await counter.during(() => browser.data(more, { when: "PAST", first, after: null }));
      const { edges } = answer.viewer.patient.appointments;
      expect(edges).toHaveLength(first);
      return {
        statements: statements.length,
        locations: new Set(edges.map((edge: { node: { location: { name: string } } }) => edge.node.location.name)).size,
      };
    };
    const [one, twenty] = [await costs(1), await costs(20)];
    expect(twenty).toEqual({ statements: one.statements, locations: 3 });
  });

  test("staff who read a chart with its appointments cost the same however many there are", async () => {
    const desk = await clinic.staff("DESK");
    await warm(desk);
    const query = `query ($id: ID!, $first: Int!) { node(id: $id) { ... on Patient { firstName appointments(first: $first) { edges { node { ${card} hiddenFromPatient } } } } } }`;
    const costs = async (first: number) =>
      (await counter.during(() => desk.data(query, { id: toGlobalId("Patient", patient.id), first }))).statements.length;
    const one = await costs(1);
    expect(await costs(20)).toBe(one);
    expect(one).toBeLessThanOrEqual(8);
  });
});

describe("statements a batch", () => {
  let count = 0;

  const charts = (size: number) =>
    Array.from({ length: size }, () => ({
      ...{ externalId: `B${(count += 1)}`, firstName: "Zoé", lastName: "Gagné", dateOfBirth: "1990-07-01", sex: "FEMALE" },
      identifications: [{ typeId: clinic.typeId("file"), value: `B-${count}` }],
    }));

  const visits = (size: number) =>
    Array.from({ length: size }, () => ({
      ...{ externalId: `V${(count += 1)}`, patientExternalId: patient.externalId, locationExternalId: "Est" },
      ...{ practitionerName: "Dre Côté", service: "Suivi", status: "BOOKED", startsAt: "2030-01-01T10:00Z", endsAt: "2030-01-01T11:00Z" },
    }));

  const invoices = (size: number) =>
    Array.from({ length: size }, () => ({
      ...{ externalId: `I${(count += 1)}`, patientExternalId: patient.externalId, province: "QC" },
      lines: [{ description: "Séance", unitPriceCents: 8_000 }],
    }));

  /** A large call takes its points when it comes; a small one has them from before. */
  const ofPoints = ({ sql }: Pick<Statement, "sql">): boolean => /`limits`|"limits"/.test(sql);

  const own = (statements: readonly Statement[]): number => statements.filter((statement) => !ofPoints(statement)).length;

  const writing = ({ sql }: Statement): boolean => /^(INSERT|UPDATE)/.test(sql);

  test.each([
    ["charts", (size: number) => upsertPatients(program, ...charts(size))],
    ["appointments", (size: number) => upsertAppointments(program, ...visits(size))],
    ["invoices", (size: number) => upsertInvoices(program, ...invoices(size))],
  ])("500 new %s take as many as 50", async (_, send) => {
    await send(1);
    const small = await counter.during(() => send(50));
    const large = await counter.during(() => send(500));
    expect(new Set(outcomesOf(large.answer))).toEqual(new Set(["CREATED"]));
    expect(own(large.statements)).toBe(own(small.statements));
    expect(own(large.statements)).toBeLessThanOrEqual(16);
  });

  test.each([
    ["charts", charts, upsertPatients],
    ["appointments", visits, upsertAppointments],
    ["invoices", invoices, upsertInvoices],
  ])("500 unchanged %s write nothing but the trace of having been read", async (_, make, send) => {
    const items = make(500);
    await send(program, ...items);
    const { answer, statements } = await counter.during(() => send(program, ...items));
    expect(new Set(outcomesOf(answer))).toEqual(new Set(["UNCHANGED"]));
    expect(statements.filter(writing).filter(({ sql }) => !sql.includes("audit_event") && !ofPoints({ sql }))).toEqual([]);
  });
});

describe("plans", () => {
  const isList = ({ sql }: Statement): boolean => /FROM [`"]appointments[`"]/.test(sql) && /ORDER BY/.test(sql);

  /** Entered at the patient and the time, read in the order asked: nothing is sorted, and nothing read through from its beginning; each location is found by its id. */
  async function expectReadInOrder(statement: Statement, when: AppointmentsWhen): Promise<void> {
    const [{ text, faults }] = (await plansOf(portail, [statement])) as [Plan];
    expect(faults).toEqual([]);
    const index = when === "PAST" ? latestOfPatient : soonestOfPatient;
    const entered = {
      sqlite:
        /^SEARCH appointment USING INDEX appointments_of_patient \(clinic_id=\? AND patient_id=\? AND starts_at[<>]\?\)\nSEARCH location .*clinic_id=\? AND id=\?.*$/,
      mariadb: new RegExp(`^appointment range ${index} .*\nlocation eq_ref PRIMARY`),
    };
    expect(text).toMatch(entered[testDatabaseKind()]);
  }

  test.each([
    ["UPCOMING", null],
    ["PAST", null],
    ["UPCOMING", "second page"],
    ["PAST", "second page"],
  ] as const)("a patient's list (%s, %s) reads its rows from the index in order", async (when, place) => {
    const first = await browser.data(more, { when, first: 20, after: null });
    const after = place === null ? null : first.viewer.patient.appointments.pageInfo.endCursor;
    const { statements } = await counter.during(() => browser.data(more, { when, first: 20, after }));
    const lists = statements.filter(isList);
    expect(lists).toHaveLength(1);
    await expectReadInOrder(lists[0]!, when);
  });

  test("and so it does when statuses are hidden", async () => {
    const support = await clinic.staff("SUPPORT");
    const { portalSettings } = await support.data("{ portalSettings { version } }");
    const hidden = appointmentStatuses.slice(0, 8).map((status) => ({ status, hidden: true }));
    await support.data("mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { errors { code } } }", {
      input: { version: portalSettings.version, appointmentStatusVisibility: hidden },
    });
    for (const when of ["UPCOMING", "PAST"] as const) {
      const { statements } = await counter.during(() => browser.data(more, { when, first: 20, after: null }));
      for (const statement of statements.filter(isList)) await expectReadInOrder(statement, when);
    }
  });

  test("counts by status take one statement that sums what is kept and counts what ends later today from its index alone", async () => {
    const support = await clinic.staff("SUPPORT");
    const { statements } = await counter.during(() => support.data(settings));
    const [counting, ...more] = statements.filter(({ sql }) => /COUNT\(\*\)/i.test(sql));
    expect(more).toEqual([]);
    const [{ text, faults }] = (await plansOf(portail, [counting!])) as [Plan];
    expect(faults).toEqual([]);
    const entered = {
      sqlite: [
        /SEARCH appointment_status_totals USING INDEX \S+ \(clinic_id=\? AND status=\?\)/,
        /SEARCH appointment_period_totals USING INDEX \S+ \(clinic_id=\? AND status=\? AND span=\? AND period>\?\)/,
        /SEARCH appointment_period_totals USING INDEX \S+ \(clinic_id=\? AND status=\? AND span=\? AND period>\? AND period<\?\)/,
        /SEARCH appointments USING COVERING INDEX appointments_by_end \(clinic_id=\? AND status=\? AND deactivated=\? AND ends_at>\? AND ends_at<\?\)/,
      ],
      mariadb: [
        /^appointment_status_totals range PRIMARY Using where$/m,
        /^(appointment_period_totals range PRIMARY Using where\n){2}/m,
        /^appointments range appointments_by_end Using where; Using index$/m,
      ],
    };
    for (const step of entered[testDatabaseKind()]) expect(text).toMatch(step);
  });
});
