import { testDatabaseKind } from "../../../db/testing/test-database.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { days, hours, later, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import { plansOf } from "../../../testing/plans.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import type { Statement } from "../../../testing/statement-counter.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { StaffMember } from "../../staff/staff-member.entity.ts";
import { AuditEvent } from "../audit-event.entity.ts";
import { AuditSubject } from "../audit-subject.entity.ts";
import { recordAudit } from "../record-audit.ts";

const counter = new StatementCounter();
let portail: Portail;
let clinic: TestClinic;
let admin: ApiClient;
let desk: ApiClient;
let adminId: string;
let deskId: string;

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  clinic = await TestClinic.open(portail, "demo");
  [admin, desk] = [await clinic.staff("ADMIN"), await clinic.staff("DESK")];
  const idOf = async (role: "ADMIN" | "DESK") =>
    (await portail.database.manager.findOneByOrFail(StaffMember, { clinicId: clinic.clinic.id, role })).id;
  [adminId, deskId] = [await idOf("ADMIN"), await idOf("DESK")];
}, 120_000);

afterAll(() => portail.stop());

// Tests read what they asked for; a wrong path fails the test.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

const fields = `edges { cursor node { id occurredAt class action subjectId patientIds patientCount changedFields requestId networkAddress block
  by { id kind name } } } pageInfo { hasNextPage endCursor }`;
const document = `query ($first: Int!, $after: String, $filter: AuditFilter) { auditEvents(first: $first, after: $after, filter: $filter) { ${fields} } }`;

const trail = async (filter: object = {}, first = 20, after: string | null = null, client: ApiClient = admin): Promise<Answered> =>
  (await client.data(document, { first, after, filter })).auditEvents;

const nodes = (page: Answered): Answered[] => page.edges.map(({ node }: Answered) => node);
const actions = (page: Answered): string[] => nodes(page).map(({ action }) => action);

const patientId = ({ id }: Pick<Patient, "id">): string => toGlobalId("Patient", id);

const readChart = (client: ApiClient, patient: Patient) =>
  client.data("query ($id: ID!) { patient(id: $id) { email } }", { id: patientId(patient) });

const away = async (table: string, work: () => Promise<void>): Promise<void> => {
  const { source } = portail.database;
  await source.query(`ALTER TABLE ${table} RENAME TO ${table}_away`);
  try {
    await work();
  } finally {
    await source.query(`ALTER TABLE ${table}_away RENAME TO ${table}`);
  }
};

describe("the trail", () => {
  test("says who, when, what, about whom, and from where; and of reading it as well", async () => {
    const patient = await clinic.patient({ lastName: "Zwicky" });
    portail.clock.advance(minutes(1));
    await readChart(desk, patient);
    const at = portail.clock.now().toISOString();
    const [event] = nodes(await trail({ patientId: patientId(patient) }));
    expect(event).toMatchObject({
      ...{ occurredAt: at, class: "READ", action: "patient.read", subjectId: patientId(patient), block: null },
      ...{ patientIds: [patientId(patient)], patientCount: 1, changedFields: [] },
      by: { id: toGlobalId("StaffMember", deskId), kind: "STAFF", name: "DESK demo" },
    });
    expect(event.networkAddress).toMatch(/127\.0\.0\.1|::1/);
    const [again] = nodes(await trail({ patientId: patientId(patient) }));
    expect(again).toMatchObject({ action: "audit-trail.listed", changedFields: ["patientId"], by: { name: "ADMIN demo" } });
    const { node } = await admin.data("query ($id: ID!) { node(id: $id) { ... on AuditEvent { action } } }", { id: event.id });
    expect(node).toEqual({ action: "patient.read" });
  });

  test("names all whom a list showed in one event, the first of them by name, and is found by each of them", async () => {
    const [one, other] = [await clinic.patient({ lastName: "Wurlitzer" }), await clinic.patient({ lastName: "Wurlitzer" })];
    await desk.data('{ patients(search: "wurlitzer") { edges { node { lastName } } } }');
    for (const patient of [one, other]) {
      const found = nodes(await trail({ patientId: patientId(patient), class: "READ" })).filter(
        ({ action }) => action === "patient.listed",
      );
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ subjectId: null, patientCount: 2 });
      expect(found[0].patientIds.toSorted()).toEqual([one, other].map(patientId).toSorted());
    }
    const { auditEvents } = await admin.data(
      `query ($id: ID!) { auditEvents(first: 3, filter: { patientId: $id, class: READ }) { edges { node { action patients { lastName } } } } }`,
      { id: patientId(one) },
    );
    const listed = nodes(auditEvents).find(({ action }) => action === "patient.listed");
    expect(listed.patients).toEqual([{ lastName: "Wurlitzer" }, { lastName: "Wurlitzer" }]);
  });

  test("can be narrowed by day of the clinic's calendar, by who acted, and by class", async () => {
    const patient = await clinic.patient();
    portail.clock.advance(days(3));
    // In Montréal it is the day before.
    const midnight = new Date(portail.clock.now());
    midnight.setUTCHours(2, 0, 0, 0);
    portail.clock.advance(midnight.getTime() - portail.clock.now().getTime() + days(1));
    [admin, desk] = [await clinic.staff("ADMIN"), await clinic.staff("DESK")];
    await readChart(desk, patient);
    const utcDay = portail.clock.now().toISOString().slice(0, 10);
    const day = later(portail.clock.now(), -hours(12)).toISOString().slice(0, 10);
    expect(day).not.toBe(utcDay);
    const about = { patientId: patientId(patient) };
    expect(actions(await trail({ ...about, from: day, until: day, class: "READ" }))).toContain("patient.read");
    expect(actions(await trail({ ...about, from: utcDay }))).toEqual([]);
    expect(actions(await trail({ ...about, until: later(portail.clock.now(), -days(2)).toISOString().slice(0, 10) }))).toEqual([
      "patient.created",
    ]);
    expect(actions(await trail({ from: day, until: day, class: "SECURITY" }))).toEqual(["staff.signed-in", "staff.signed-in"]);
    const byDesk = nodes(await trail({ actorId: toGlobalId("StaffMember", deskId), from: day }));
    expect(byDesk.map(({ action }) => action)).toEqual(["patient.read", "staff.signed-in"]);
    expect(nodes(await trail({ ...about, actorId: toGlobalId("ApiConsumer", clinic.consumer.id) })).map(({ action }) => action)).toEqual([
      "patient.created",
    ]);
    expect(nodes(await trail({ ...about, actorId: toGlobalId("StaffMember", adminId), class: "CHANGE" }))).toEqual([]);
  });

  test.each([{ patientId: "nobody" }, { actorId: toGlobalId("StaffMember", newId()) }, { actorId: toGlobalId("Invoice", newId()) }])(
    "shows nothing of %j",
    async (filter) => {
      expect(nodes(await trail(filter))).toEqual([]);
    },
  );

  test.each([{ from: "soon" }, { until: "2026-02-30" }, { from: "9999-01-01T00:00" }])("refuses the day of %j", async (filter) => {
    expect(await admin.refusal(document, { first: 5, filter })).toEqual(["VALIDATION_FAILED"]);
  });

  test("comes a page at a time, each event once, whatever comes in on top", async () => {
    const patient = await clinic.patient();
    for (let turn = 0; turn < 7; turn += 1) await readChart(turn % 2 ? admin : desk, patient);
    const filter = { patientId: patientId(patient), actorId: toGlobalId("StaffMember", deskId) };
    const whole = nodes(await trail(filter)).map(({ id }) => id);
    expect(whole).toHaveLength(4);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Answered = await trail(filter, 3, after);
      seen.push(...nodes(page).map(({ id }) => id));
      await readChart(desk, patient);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(whole);
    expect(await admin.refusal(document, { first: 5, after: "nothing" })).toEqual(["VALIDATION_FAILED"]);
  });

  test("says how far it is sealed, and in which block each event is", async () => {
    await portail.services.auditChain.seal();
    const before = (await admin.data("{ auditSeal { head sealedAt waitingCount } }")).auditSeal;
    expect(before).toMatchObject({ sealedAt: portail.clock.now().toISOString(), waitingCount: 0 });
    expect(before.head).toMatch(/^\d+:[0-9a-f]{64}$/);
    expect(nodes(await trail({}, 5)).every(({ block }) => block > 0)).toBe(true);
    const [number, hash] = before.head.split(":");
    const findings: string[] = [];
    const keptHead = { number: Number(number), hash };
    await portail.services.auditChain.verify({ clinicId: clinic.clinic.id, keptHead, onFinding: ({ kind }) => findings.push(kind) });
    expect(findings).toEqual([]);
  });

  test("names whom its filter can be about", async () => {
    const { auditActors } = await admin.data("{ auditActors { id kind name } }");
    expect(auditActors).toContainEqual({ id: toGlobalId("StaffMember", deskId), kind: "STAFF", name: "DESK demo" });
    expect(auditActors).toContainEqual({ id: toGlobalId("ApiConsumer", clinic.consumer.id), kind: "CONSUMER", name: "Tests" });
  });

  test("is not shown where reading it can't be written down", async () => {
    await away("audit_event_subjects", async () => {
      expect(await desk.refusal("{ patients(first: 20) { edges { node { id } } } }")).toEqual(["INTERNAL"]);
    });
    const before = await portail.database.manager.countBy(AuditEvent, { clinicId: clinic.clinic.id });
    await away("audit_events", async () => {
      expect(await admin.refusal("{ auditEvents { edges { cursor } } }")).toEqual(["INTERNAL"]);
    });
    expect(await portail.database.manager.countBy(AuditEvent, { clinicId: clinic.clinic.id })).toBe(before);
  });
});

describe("taken away", () => {
  const get = (client: ApiClient, name: string, token?: string) =>
    client.send(`/files/audit/${name}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

  test("as JSON lines: every event that meets the filter, the newest first, and that it was taken", async () => {
    const patient = await clinic.patient();
    for (let turn = 0; turn < 3; turn += 1) await readChart(desk, patient);
    const address = `events.jsonl?patientId=${patientId(patient)}&class=READ&actorId=${toGlobalId("StaffMember", deskId)}`;
    const { status, headers, text } = await get(admin, address);
    expect([status, headers["content-type"]?.split(";")[0], headers["content-disposition"]]).toEqual([
      200,
      "application/jsonl",
      "attachment; filename=audit.jsonl",
    ]);
    expect(headers["cache-control"]).toBe("no-store");
    const events = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Answered);
    expect(events).toHaveLength(3);
    expect(events[0]).toMatchObject({ action: "patient.read", actorName: "DESK demo", patientIds: [patientId(patient)], block: null });
    const [taken] = nodes(await trail({ patientId: patientId(patient) }));
    expect(taken).toMatchObject({ action: "audit-trail.exported", class: "READ", by: { name: "ADMIN demo" } });
    expect(taken.changedFields).toEqual(["patientId", "actor", "auditClass"]);
  });

  test("as CSV that no spreadsheet calculates, in the reader's language, longer than any window", async () => {
    const hostile = '=HYPERLINK("https://evil.example","x")';
    await portail.database.manager.update(StaffMember, { clinicId: clinic.clinic.id, id: deskId }, { name: hostile });
    const actor = { kind: "staff", id: deskId, clinicId: clinic.clinic.id, origin: { requestId: "=1+1", networkAddress: null } } as const;
    const at = portail.clock.now();
    const entries = Array.from({ length: 450 }, () => ({ action: "portal-settings.updated", changedFields: ["portalAccess"] }));
    await portail.database.transaction((tx) => recordAudit(tx, actor, at, ...entries));
    const { status, text } = await get(admin, `events.csv?class=CHANGE&actorId=${toGlobalId("StaffMember", deskId)}`);
    expect(status).toBe(200);
    const [heading, first, ...rest] = text.trimEnd().split("\r\n");
    expect(heading).toMatch(/^\uFEFF"Identifiant","Date et heure \(UTC\)"/);
    expect(first).toContain('"\'=HYPERLINK(""https://evil.example"",""x"")"');
    expect(first).toContain('"\'=1+1"');
    expect(rest).toHaveLength(449);
    await portail.database.manager.update(StaffMember, { clinicId: clinic.clinic.id, id: deskId }, { name: "DESK demo" });
  });

  test("by a consumer with the scope; to everybody else there is nothing", async () => {
    const allowed = await clinic.tokenWith("AUDIT_READ");
    expect((await get(portail.browser(), "events.jsonl?class=SECURITY", allowed)).status).toBe(200);
    const support = await clinic.staff("SUPPORT");
    const patient = await clinic.signInPatient(await clinic.patient());
    for (const client of [desk, support, patient, portail.browser()]) expect((await get(client, "events.csv")).status).toBe(404);
    for (const token of [await clinic.tokenWith("PATIENTS_READ"), "nothing"])
      expect((await get(portail.browser(), "events.csv", token)).status).toBe(404);
    const maple = await TestClinic.open(portail, "maple");
    expect((await get(portail.browser(), "events.csv", maple.token)).status).toBe(404);
    expect((await get(admin, "events.xml")).status).toBe(404);
  });

  test.each(["from=soon", "class=ALL", "until=2026-13-01", "class=READ&class=CHANGE"])(
    "not by a filter that can't be read (%s)",
    async (query) => {
      expect((await get(admin, `events.csv?${query}`)).status).toBe(400);
    },
  );

  test("not where it can't be written down", async () => {
    await away("audit_events", async () => {
      expect((await get(admin, "events.csv")).status).toBe(500);
    });
  });
});

describe("among thousands", () => {
  let patient: Patient;

  beforeAll(async () => {
    patient = await clinic.patient();
    const { id: clinicId } = clinic.clinic;
    const origin = { requestId: "r", networkAddress: null };
    for (let turn = 0; turn < 12; turn += 1) {
      portail.clock.advance(minutes(10));
      const actor = { kind: turn % 3 ? "staff" : "consumer", id: turn % 2 ? deskId : newId(), clinicId, origin } as const;
      const alone = Array.from({ length: 350 }, (_, place) => {
        const id = place % 7 ? newId() : patient.id;
        return { action: place % 5 ? "patient.read" : "patient.updated", subjectId: id, patientId: id };
      });
      const shown = Array.from({ length: 60 }, () => newId()).map((id) => ({ subjectId: id, patientId: id }));
      const list = { action: "patient.listed", shown: [...shown, { subjectId: patient.id, patientId: patient.id }] };
      const signIns = Array.from({ length: 5 }, () => ({ action: "staff.signed-in" }));
      await portail.database.transaction((tx) => recordAudit(tx, actor, portail.clock.now(), ...alone, list, list, list, ...signIns));
    }
    expect(await portail.database.manager.countBy(AuditSubject, { clinicId, patientId: patient.id })).toBeGreaterThan(30);
    if (testDatabaseKind() === "mariadb") await portail.database.source.query("ANALYZE TABLE audit_events, audit_event_subjects");
    admin = await clinic.staff("ADMIN");
  }, 120_000);

  const isList = ({ sql }: Statement): boolean => /FROM [`"]audit_event(s|_subjects)[`"]/.test(sql) && /ORDER BY.*LIMIT/.test(sql);

  const ofPatient = /audit_events_of_patient_by_actor|audit_event_subjects_of_patient/;

  test.each<[string, RegExp, () => object]>([
    ["all", /PRIMARY|sqlite_autoindex_audit_events_1/, () => ({})],
    ["a period", /PRIMARY|sqlite_autoindex_audit_events_1/, () => ({ from: "2026-03-10", until: "2026-04-30" })],
    ["one who acted", /audit_events_of_actor/, () => ({ actorId: toGlobalId("StaffMember", deskId) })],
    ["a class", /audit_events_of_class/, () => ({ class: "SECURITY" })],
    ["a patient", ofPatient, () => ({ patientId: patientId(patient) })],
    ["a patient's reads of a period", ofPatient, () => ({ patientId: patientId(patient), class: "READ", from: "2026-03-10" })],
  ])("%s: every page enters its index and reads it in order", async (_, index, filterOf) => {
    const filter = filterOf();
    const { endCursor } = (await trail(filter)).pageInfo;
    for (const after of [null, endCursor]) {
      const { answer, statements } = await counter.during(() => trail(filter, 20, after));
      expect(nodes(answer)).toHaveLength(20);
      const plans = await plansOf(portail, statements.filter(isList));
      expect(plans.length).toBe(index === ofPatient ? 8 : 1);
      for (const plan of plans) {
        expect(plan.text).toMatch(index);
        expect(plan.faults).toEqual([]);
      }
    }
  });

  test("what waits to be sealed, and the clinics that have some, are found by the index of blocks", async () => {
    const { statements } = await counter.during(() => portail.services.auditChain.seal());
    const waiting = statements.filter(({ sql }) => /^\s*SELECT/.test(sql) && /block_number IS NULL/.test(sql));
    expect(waiting.length).toBeGreaterThan(3);
    for (const { text, steps } of await plansOf(portail, waiting)) {
      expect(text).toContain("audit_events_by_block");
      expect(steps.filter(({ sorts }) => sorts)).toEqual([]);
    }
  });
});
