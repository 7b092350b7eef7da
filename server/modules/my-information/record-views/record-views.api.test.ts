import { testDatabaseKind } from "../../../db/testing/test-database.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { hours, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import { planTextOf } from "../../../testing/plans.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import type { Statement } from "../../../testing/statement-counter.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { forgetLimits } from "../../sign-in/testing/steps.ts";
import { StaffMember } from "../../staff/staff-member.entity.ts";
import { save } from "../testing/steps.ts";

const counter = new StatementCounter();
let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());
beforeEach(() => forgetLimits(portail));

const page = "pageInfo { hasNextPage endCursor } edges { cursor node { viewedAt since what count by { kind name role } } }";
const ownDocument = `query ($first: Int!, $after: String) { viewer { patient { recordViews(first: $first, after: $after) { ${page} } } } }`;
const chartDocument = `query ($id: ID!) { node(id: $id) { ... on Patient { recordViews { ${page} } } } }`;

// Tests read what they asked for; a wrong path fails the test.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

const views = async (browser: ApiClient, first = 20, after: string | null = null): Promise<Answered> =>
  (await browser.data(ownDocument, { first, after })).viewer.patient.recordViews;

const shown = ({ edges }: Answered): string[] =>
  edges.map(({ node }: Answered) => `${node.by.kind} ${node.by.name} ${node.by.role} ${node.what.join("+")} ${node.count}`);

const read = (caller: ApiClient, { id }: Patient, fields = "email") =>
  caller.data(`query ($id: ID!) { node(id: $id) { ... on Patient { ${fields} } } }`, { id: toGlobalId("Patient", id) });

/** A chart whose making is long ago, seen by its patient. */
async function signedIn() {
  const patient = await clinic.patient();
  const browser = await clinic.signInPatient(patient, { staySignedIn: true });
  await portail.database.manager.delete(AuditEvent, { clinicId: patient.clinicId, patientId: patient.id });
  portail.clock.advance(hours(1));
  return { patient, browser };
}

test("shows the patient who looked, by name and role, what at, and from when to when; the newest first", async () => {
  const { patient, browser } = await signedIn();
  const [desk, admin] = [await clinic.staff("DESK"), await clinic.staff("ADMIN")];
  const started = portail.clock.now().toISOString();
  await read(desk, patient);
  portail.clock.advance(minutes(3));
  await read(desk, patient, "email appointments { edges { cursor } }");
  const ended = portail.clock.now().toISOString();
  await read(admin, patient);
  await read(portail.program(clinic.token), patient);
  const answer = await views(browser);
  expect(shown(answer)).toEqual([
    "CONSUMER Tests null CHART 1",
    "STAFF ADMIN demo ADMIN CHART 1",
    "STAFF DESK demo DESK CHART+APPOINTMENTS 3",
  ]);
  expect(answer.edges[2].node).toMatchObject({ since: started, viewedAt: ended });
});

test("leaves out what the patient did themself, and shows changes by others", async () => {
  const { patient, browser } = await signedIn();
  await save(browser, { preferredName: "Évie" });
  const { externalId, email, mobile } = patient;
  await clinic.patient({ externalId, email, mobile, preferredName: "Ève" });
  await clinic.appointment(patient);
  expect(shown(await views(browser))).toEqual(["CONSUMER Tests null CHART_CHANGED+APPOINTMENT_CHANGED 2"]);
});

test("shows support as support, and whom nobody can name as the portal", async () => {
  const { patient, browser } = await signedIn();
  const support = await portail.database.manager.findOneByOrFail(StaffMember, { clinicId: patient.clinicId, role: "SUPPORT" });
  await addEvents(patient, [
    ["staff", support.id, "patient.read"],
    ["staff", newId(), "patient.read"],
  ]);
  expect(shown(await views(browser))).toEqual(["SYSTEM Portail null CHART 1", "SUPPORT SUPPORT demo SUPPORT CHART 1"]);
});

/** Events as they lie there, the oldest first, an hour apart from those before. */
async function addEvents(
  { clinicId, id: patientId }: Patient,
  events: readonly (readonly [actorKind: string, actorId: string, action: string])[],
  apart = 0,
): Promise<void> {
  const nothing = { subjectId: patientId, changedFields: [], requestId: "r", networkAddress: "203.0.113.77" };
  const rows = events.map(([actorKind, actorId, action]) => {
    portail.clock.advance(apart);
    return { clinicId, patientId, id: newId(), occurredAt: portail.clock.now(), actorKind, actorId, action, ...nothing };
  });
  for (let start = 0; start < rows.length; start += 500) await portail.database.manager.insert(AuditEvent, rows.slice(start, start + 500));
}

test("never shows from where", async () => {
  const { patient, browser } = await signedIn();
  await addEvents(patient, [["staff", newId(), "patient.read"]]);
  expect(JSON.stringify(await views(browser))).not.toContain("203.0.113");
  expect(await browser.refusal("{ viewer { patient { recordViews { edges { node { networkAddress } } } } } }")).toHaveLength(1);
});

test("pages through folded views without repeating or leaving out any, while new ones come in on top", async () => {
  const { patient, browser } = await signedIn();
  const [one, other] = [newId(), newId()];
  const visits = Array.from({ length: 25 }, (_, visit) =>
    Array.from({ length: 1 + (visit % 7) }, () => [visit % 2 ? "staff" : "consumer", visit % 3 ? one : other, "patient.read"] as const),
  );
  for (const visit of visits) {
    portail.clock.advance(minutes(10));
    await addEvents(patient, visit);
  }
  const whole = (await views(browser, 100)).edges;
  expect(whole.map(({ node }: Answered) => node.count)).toEqual(visits.map(({ length }) => length).toReversed());
  for (const size of [1, 4, 25]) {
    const seen: Answered[] = [];
    let after: string | null = null;
    do {
      const answer: Answered = await views(browser, size, after);
      seen.push(...answer.edges);
      after = answer.pageInfo.hasNextPage ? answer.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(whole);
  }
  const { pageInfo } = await views(browser, 4);
  portail.clock.advance(minutes(1));
  await addEvents(patient, [["staff", one, "patient.read"]]);
  expect((await views(browser, 4, pageInfo.endCursor)).edges).toEqual(whole.slice(4, 8));
});

test("refuses a cursor that is none", async () => {
  const { browser } = await signedIn();
  expect(await browser.refusal(ownDocument, { first: 5, after: "nothing" })).toEqual(["VALIDATION_FAILED"]);
});

test("is for the patient, and for staff and consumers who may read charts, who leave a trace; nobody learns of another's", async () => {
  const { patient, browser } = await signedIn();
  const id = toGlobalId("Patient", patient.id);
  const desk = await clinic.staff("DESK");
  const { node } = await desk.data(chartDocument, { id });
  expect(shown(node.recordViews)).toEqual(["STAFF DESK demo DESK CHART 1"]);
  expect(shown(await views(browser))).toEqual(["STAFF DESK demo DESK CHART+RECORD_VIEWS 2"]);
  const stranger = await clinic.signInPatient(await clinic.patient());
  expect((await stranger.data(chartDocument, { id })).node).toBeNull();
  expect(await (await clinic.staff("SUPPORT")).refusal(chartDocument, { id })).toEqual(["FORBIDDEN"]);
  expect(await portail.program(await clinic.tokenWith("APPOINTMENTS_READ")).refusal(chartDocument, { id })).toEqual(["FORBIDDEN"]);
});

describe("however often a patient signs in", () => {
  let browser: ApiClient;

  beforeAll(async () => {
    const who = await signedIn();
    browser = who.browser;
    const own = Array.from({ length: 3_000 }, () => ["patient", who.patient.id, "patient.signed-in"] as const);
    await addEvents(who.patient, own);
    for (let visit = 0; visit < 60; visit += 1)
      await addEvents(who.patient, [["staff", `${visit % 2}`.padStart(26, "0"), "patient.read"]], minutes(6));
    await addEvents(who.patient, own);
    if (testDatabaseKind() === "mariadb") await portail.database.source.query("ANALYZE TABLE audit_events");
  }, 120_000);

  const isList = ({ sql }: Statement): boolean => /FROM [`"]audit_events[`"]/.test(sql) && /ORDER BY/.test(sql);

  test.each(["first", "second"])("the %s page reads the views alone, from the index in order", async (place) => {
    const after = place === "first" ? null : (await views(browser)).pageInfo.endCursor;
    const { answer, statements } = await counter.during(() => views(browser, 20, after));
    expect(answer.edges).toHaveLength(20);
    const lists = statements.filter(isList);
    expect(lists).toHaveLength(2);
    const entered = {
      sqlite: /^SEARCH \S+ USING INDEX audit_events_of_patient_by_actor \(clinic_id=\? AND patient_id=\? AND actor_kind=\?( AND id<\?)?\)$/,
      mariadb: /^\S+ (?:ref|range) audit_events_of_patient_by_actor (?!.*(?:filesort|temporary))/,
    };
    for (const statement of lists) expect(await planTextOf(portail, statement)).toMatch(entered[testDatabaseKind()]);
  });
});
