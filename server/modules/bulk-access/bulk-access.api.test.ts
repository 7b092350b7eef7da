import { Not } from "typeorm";
import { toGlobalId } from "../../graphql/global-id.ts";
import { minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { upsertPatients } from "../../testing/batches.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { findTraces } from "../audit/testing/traces.ts";
import { Patient } from "../patients/patient.entity.ts";
import { viewerOf } from "../sign-in/testing/steps.ts";
import { StaffMember } from "../staff/staff-member.entity.ts";
import {
  changeOf,
  historyDocument,
  idOf,
  matchesOf,
  preview,
  previewDocument,
  start,
  startDocument,
  steer,
  steerDocument,
  tryToStart,
} from "./testing/bulk-steps.ts";

let portail: Portail;
let clinics = 0;
let clinic: TestClinic;
let admin: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
});
// A clinic each: a bulk change is about all of one.
beforeEach(async () => {
  clinics += 1;
  clinic = await TestClinic.open(portail, `clinic${clinics}`);
  admin = await clinic.staff("ADMIN");
});
afterAll(() => portail.stop());

const work = () => portail.services.bulkAccessWorker.run();
const rowOf = ({ id }: Pick<Patient, "id">) => portail.database.manager.findOneByOrFail(Patient, { clinicId: clinic.clinic.id, id });
const auditOf = (action: string) => findTraces(portail.database.manager, { clinicId: clinic.clinic.id, action });

const set = (caller: ApiClient, patient: Pick<Patient, "id">, enabled: boolean, reason: string | null = null) =>
  caller.data("mutation ($input: SetPatientPortalAccessInput!) { setPatientPortalAccess(input: $input) { errors { code } } }", {
    input: { patientId: idOf(patient), enabled, reason },
  });

/** So many charts, their access switched off at the desk one minute after another. */
async function shutCharts(count: number, reason: string | null = "Fermeture"): Promise<Patient[]> {
  const desk = await clinic.staff("DESK");
  const charts: Patient[] = [];
  for (let made = 0; made < count; made += 1) {
    const chart = await clinic.patient();
    portail.clock.advance(1_000);
    await set(desk, chart, false, reason);
    charts.push(chart);
  }
  return charts;
}

const access = ({ accessEnabled, accessChangedAt, accessChangedBy, accessReason }: Patient) => ({
  ...{ accessEnabled, accessChangedAt, accessChangedBy, accessReason },
});

describe("the selection", () => {
  const yearsOld = (years: number, day = "-03-14") => `${2026 - years}${day}`;

  test("is those whose switch is the opposite and who are not archived, of this clinic, those first whose switch was moved longest ago", async () => {
    const [first, second] = await shutCharts(2);
    const open = await clinic.patient();
    const archived = (await shutCharts(1))[0]!;
    await upsertPatients(portail.program(clinic.token, clinic.clinic.slug), { externalId: archived.externalId, archived: true });
    expect(await matchesOf(admin)).toEqual([idOf(first!), idOf(second!)]);
    expect(await matchesOf(admin, {}, false)).toEqual([idOf(open)]);
  });

  test("comes a page at a time, and each chart that is shown leaves its trace", async () => {
    const charts = await shutCharts(3);
    const page = await preview(admin, {}, true, { first: 2 });
    expect(page).toMatchObject({ count: 3, patients: { pageInfo: { hasNextPage: true } } });
    const rest = await preview(admin, {}, true, { first: 2, after: page.patients.pageInfo.endCursor });
    const ids = [page, rest].flatMap(({ patients }) => patients.edges.map(({ node }: { node: { id: string } }) => node.id));
    expect(ids).toEqual(charts.map(idOf));
    const traces = (await auditOf("patient.listed")).map(({ patientId }) => patientId);
    expect(traces.toSorted()).toEqual(charts.map(({ id }) => id).toSorted());
  });

  test("can be by when and by whom the switch was moved, and why", async () => {
    const [early] = await shutCharts(1, "Décès signalé 100 %");
    portail.clock.advance(minutes(1));
    const between = portail.clock.now().toISOString();
    const [late] = await shutCharts(1, "doublon");
    const program = portail.program(clinic.token, clinic.clinic.slug);
    const byProgram = await clinic.patient();
    await set(program, byProgram, false);
    const never = await clinic.patient();
    await portail.database.manager.update(Patient, { id: never.id }, { accessEnabled: false });
    const { accessChangers } = await admin.data("{ accessChangers { id name program } }");
    const named = Object.fromEntries(accessChangers.map(({ id, name }: { id: string; name: string }) => [name, id]));
    expect(Object.keys(named).toSorted()).toEqual([`ADMIN ${clinic.clinic.slug}`, `DESK ${clinic.clinic.slug}`, "Tests"]);
    const cases: [object, Patient[]][] = [
      [{ changedFrom: between }, [late!, byProgram, never]],
      [{ changedBefore: between }, [early!]],
      [{ changedFrom: between, changedBefore: between }, []],
      [{ changedBy: named[`DESK ${clinic.clinic.slug}`] }, [early!, late!]],
      [{ changedBy: named[`ADMIN ${clinic.clinic.slug}`] }, []],
      [{ changedBy: named["Tests"] }, [byProgram]],
      [{ changedByDefault: true }, [never]],
      [{ changedByDefault: false, reasonContains: "DOUBLON" }, [late!]],
      [{ reasonContains: "100 %" }, [early!]],
      [{ reasonContains: "1%" }, []],
      [{ reasonContains: "_" }, []],
      [{ reasonContains: "o", changedFrom: between }, [late!]],
    ];
    for (const [filter, charts] of cases)
      expect([filter, (await matchesOf(admin, filter as never)).toSorted()]).toEqual([filter, charts.map(idOf).toSorted()]);
  });

  test("can be by age, counted in whole years on the clinic's own day", async () => {
    // 23:30 on 13 March in Toronto, 14 March in UTC.
    portail.clock.advance(Date.parse("2026-03-14T03:30:00Z") - portail.clock.now().getTime());
    admin = await clinic.staff("ADMIN");
    const born = async (dateOfBirth: string) => clinic.patient({ dateOfBirth });
    const [today, tomorrow, old] = [await born(yearsOld(18, "-03-13")), await born(yearsOld(18)), await born(yearsOld(65, "-03-13"))];
    const cases: [object, Patient[]][] = [
      [{ ageFrom: 18 }, [today, old]],
      [{ ageTo: 17 }, [tomorrow]],
      [{ ageFrom: 18, ageTo: 18 }, [today]],
      [{ ageFrom: 19, ageTo: 65 }, [old]],
      [{ ageTo: 64 }, [today, tomorrow]],
      [{ ageFrom: 66 }, []],
      [{ ageFrom: 0, ageTo: 150 }, [today, tomorrow, old]],
    ];
    for (const [filter, charts] of cases)
      expect([filter, (await matchesOf(admin, filter as never, false)).toSorted()]).toEqual([filter, charts.map(idOf).toSorted()]);
  });

  test("can be by the last appointment, in days of the clinic, withdrawn ones left out, and by contact", async () => {
    const [none, past, coming, withdrawn] = [
      await clinic.patient(),
      await clinic.patient({ email: null }),
      await clinic.patient(),
      await clinic.patient(),
    ];
    const mute = await clinic.patient({ email: null, mobile: null });
    await clinic.appointment(past, { startsAt: "2024-05-01T14:00:00.000Z" });
    // 23:30 on 30 June in Toronto.
    await clinic.appointment(past, { startsAt: "2024-07-01T03:30:00.000Z" });
    await clinic.appointment(coming, { startsAt: "2023-01-01T14:00:00.000Z" });
    await clinic.appointment(coming);
    await clinic.appointment(withdrawn, { startsAt: "2022-01-01T14:00:00.000Z" });
    await clinic.appointment(withdrawn, { deactivated: true });
    const cases: [object, Patient[]][] = [
      [{ lastAppointmentFrom: "2024-06-30" }, [past, coming]],
      [{ lastAppointmentFrom: "2024-07-01" }, [coming]],
      [{ lastAppointmentBefore: "2024-07-01" }, [past, withdrawn]],
      [{ lastAppointmentBefore: "2024-06-30" }, [withdrawn]],
      [{ lastAppointmentFrom: "2022-01-01", lastAppointmentBefore: "2025-01-01" }, [past, withdrawn]],
      [{ hasContact: true }, [none, past, coming, withdrawn]],
      [{ hasContact: false }, [mute]],
      [{ hasContact: true, lastAppointmentFrom: "2024-06-30", lastAppointmentBefore: "2024-07-01" }, [past]],
    ];
    for (const [filter, charts] of cases)
      expect([filter, (await matchesOf(admin, filter as never, false)).toSorted()]).toEqual([filter, charts.map(idOf).toSorted()]);
  });

  test.each([
    [{ ageFrom: -1 }, "ageFrom"],
    [{ ageTo: 151 }, "ageTo"],
    [{ ageFrom: 20, ageTo: 19 }, "ageTo"],
    [{ changedFrom: "yesterday" }, "changedFrom"],
    [{ changedFrom: "2026-03-02T00:00Z", changedBefore: "2026-03-01T00:00Z" }, "changedBefore"],
    [{ lastAppointmentFrom: "2026-02-30" }, "lastAppointmentFrom"],
    [{ lastAppointmentFrom: "2026-02-02", lastAppointmentBefore: "2026-02-01" }, "lastAppointmentBefore"],
    [{ reasonContains: " " }, "reasonContains"],
    [{ reasonContains: "x".repeat(201) }, "reasonContains"],
    [{ changedBy: "nobody" }, "changedBy"],
    [{ changedBy: toGlobalId("StaffMember", newId()), changedByDefault: true }, "changedByDefault"],
  ])("%j is refused at its field, for the preview and for the change", async (filter, field) => {
    const refused = [{ code: "VALIDATION_FAILED", path: ["input", "filter", field] }];
    expect(await preview(admin, filter)).toMatchObject({ count: 0, patients: { edges: [] }, errors: refused });
    expect(await tryToStart(admin, { filter, expectedCount: 0 })).toMatchObject({ change: null, errors: refused });
  });
});

describe("a bulk change", () => {
  test("switches those that match but for the exceptions, says so on each chart, and leaves the others as they are", async () => {
    const charts = await shutCharts(5);
    const [exception, ...others] = charts;
    const before = await Promise.all(charts.map(rowOf));
    const change = await start(admin, { exceptPatientIds: [idOf(exception!)], reason: " Réouverture " });
    expect(change).toMatchObject({
      status: "RUNNING",
      expectedCount: 4,
      changedCount: 0,
      exceptionCount: 1,
      reason: "Réouverture",
      csvPath: null,
    });
    portail.clock.advance(minutes(1));
    await work();
    const at = portail.clock.now();
    const admins = await portail.database.manager.findOneByOrFail(StaffMember, { clinicId: clinic.clinic.id, role: "ADMIN" });
    for (const [place, chart] of others.entries()) {
      const row = await rowOf(chart);
      const by = `staff:${admins.id}`;
      expect(access(row)).toEqual({ accessEnabled: true, accessChangedAt: at, accessChangedBy: by, accessReason: "Réouverture" });
      expect(row).toMatchObject({
        version: before[place + 1]!.version + 1,
        accessEpoch: before[place + 1]!.accessEpoch,
        updatedBy: by,
        updatedAt: at,
      });
    }
    expect(await rowOf(exception!)).toEqual(before[0]);
    expect(await changeOf(admin, change.id)).toMatchObject({
      ...{ status: "DONE", finishedAt: at.toISOString(), changedCount: 4, unchangedCount: 0, failedCount: 0, canUndo: true },
      startedBy: { kind: "STAFF", name: `ADMIN ${clinic.clinic.slug}` },
    });
    const events = await auditOf("patient.access-enabled");
    expect(events.map(({ patientId }) => patientId).toSorted()).toEqual(others.map(({ id }) => id).toSorted());
    for (const event of events) expect(event).toMatchObject({ actorKind: "staff", actorId: admins.id, changedFields: ["accessEnabled"] });
    expect([(await auditOf("bulk-access-change.started")).length, (await auditOf("bulk-access-change.finished")).length]).toEqual([1, 1]);
  });

  test("that closes ends the sessions of those charts at once", async () => {
    const [one, other] = [await clinic.patient(), await clinic.patient()];
    const [browser, spared] = [await clinic.signInPatient(one, { staySignedIn: true }), await clinic.signInPatient(other)];
    await start(admin, { enabled: false, exceptPatientIds: [idOf(other)] });
    await work();
    expect([await viewerOf(browser), (await viewerOf(spared)) !== null]).toEqual([null, true]);
  });

  test("leaves alone what was moved since it began, and counts it in the end", async () => {
    const charts = await shutCharts(3);
    const change = await start(admin);
    portail.clock.advance(minutes(1));
    await set(admin, charts[0]!, true, "À la main");
    await set(admin, charts[1]!, true);
    portail.clock.advance(minutes(1));
    await set(admin, charts[1]!, false, "De nouveau");
    await work();
    expect(await changeOf(admin, change.id)).toMatchObject({
      status: "DONE",
      expectedCount: 3,
      changedCount: 1,
      unchangedCount: 2,
      failedCount: 0,
    });
    expect([(await rowOf(charts[0]!)).accessReason, (await rowOf(charts[1]!)).accessEnabled]).toEqual(["À la main", false]);
  });

  test("starts only as it was reviewed: for nobody, or for another number by now, nothing starts", async () => {
    expect(await tryToStart(admin, { expectedCount: 0 })).toMatchObject({
      change: null,
      errors: [{ code: "VALIDATION_FAILED", path: ["input", "filter"], messages: { fr: expect.stringContaining("Aucune fiche") } }],
    });
    await shutCharts(2);
    const { errors } = await tryToStart(admin, { expectedCount: 3 });
    expect(errors).toMatchObject([
      { code: "VALIDATION_FAILED", path: ["input", "expectedCount"], messages: { en: expect.stringContaining("there are 2 now") } },
    ]);
    const tooMany = Array.from({ length: 1_001 }, () => toGlobalId("Patient", newId()));
    expect((await tryToStart(admin, { expectedCount: 2, exceptPatientIds: tooMany })).errors).toMatchObject([
      { path: ["input", "exceptPatientIds"] },
    ]);
    expect((await tryToStart(admin, { expectedCount: 2, reason: "x".repeat(201) })).errors).toMatchObject([{ path: ["input", "reason"] }]);
    expect((await admin.data(historyDocument)).bulkAccessChanges.edges).toEqual([]);
  });

  test("is one at a time in a clinic, also when several start at the same moment", async () => {
    await shutCharts(2);
    const answers = await Promise.all(Array.from({ length: 4 }, () => tryToStart(admin, { expectedCount: 2 })));
    const started = answers.filter(({ change }) => change !== null);
    expect(started).toHaveLength(1);
    const running = { id: started[0].change.id, status: "RUNNING" };
    for (const { errors } of answers.filter(({ change }) => change === null))
      expect(errors).toMatchObject([{ __typename: "BulkAccessChangeRunning", code: "CONFLICT", running }]);
    const neighbour = await TestClinic.open(portail, `neighbour${clinics}`);
    await set(await neighbour.staff("DESK"), await neighbour.patient(), false);
    expect((await start(await neighbour.staff("ADMIN"))).status).toBe("RUNNING");
    await work();
    expect((await admin.data(historyDocument)).bulkAccessChanges.edges).toMatchObject([{ node: { status: "DONE", changedCount: 2 } }]);
  });

  test("pauses, goes on and is cancelled, each of them once", async () => {
    const charts = await shutCharts(2);
    const { id } = await start(admin);
    expect((await steer(admin, "undo", id)).errors).toMatchObject([{ code: "CONFLICT", path: ["input", "id"] }]);
    for (let round = 0; round < 2; round += 1)
      expect(await steer(admin, "pause", id)).toMatchObject({ change: { status: "PAUSED" }, errors: [] });
    await work();
    expect((await rowOf(charts[0]!)).accessEnabled).toBe(false);
    expect((await tryToStart(admin, { expectedCount: 2 })).errors).toMatchObject([{ running: { id, status: "PAUSED" } }]);
    expect(await steer(admin, "resume", id)).toMatchObject({ change: { status: "RUNNING" }, errors: [] });
    expect(await steer(admin, "cancel", id)).toMatchObject({
      change: { status: "CANCELLED", changedCount: 0, unchangedCount: 2, canUndo: false },
    });
    await work();
    expect((await rowOf(charts[0]!)).accessEnabled).toBe(false);
    for (const steering of ["pause", "resume"])
      expect((await steer(admin, steering, id)).errors).toMatchObject([{ code: "CONFLICT", path: ["input", "id"] }]);
    expect((await steer(admin, "cancel", id)).errors).toEqual([]);
    expect((await steer(admin, "undo", id)).errors).toMatchObject([
      { code: "CONFLICT", messages: { en: expect.stringContaining("no chart") } },
    ]);
    expect((await auditOf("bulk-access-change.pause")).length).toBe(1);
    expect((await start(admin)).status).toBe("RUNNING");
    await work();
    expect((await rowOf(charts[0]!)).accessEnabled).toBe(true);
  });

  test("is undone as one act: charts say again since when, by whom and why, but for those moved since", async () => {
    const charts = await shutCharts(4, "Avant");
    const before = await Promise.all(charts.map(rowOf));
    const { id } = await start(admin, { reason: "Réouverture" });
    await work();
    const browser = await clinic.signInPatient(charts[0]!, { staySignedIn: true });
    portail.clock.advance(minutes(1));
    await set(admin, charts[2]!, false, "Depuis");
    await set(admin, charts[3]!, false, "Depuis");
    portail.clock.advance(minutes(1));
    await set(admin, charts[3]!, true, "Encore");
    expect(await steer(admin, "undo", id)).toMatchObject({ change: { undoStatus: "RUNNING", canUndo: false }, errors: [] });
    expect((await steer(admin, "undo", id)).errors).toEqual([]);
    expect((await tryToStart(admin, { expectedCount: 1 })).errors).toMatchObject([{ running: { id } }]);
    await work();
    const after = await Promise.all(charts.map(rowOf));
    expect(after.slice(0, 2).map(access)).toEqual(before.slice(0, 2).map(access));
    expect(after.slice(0, 2).map(({ accessEpoch, version }) => [accessEpoch, version])).toEqual(
      before.slice(0, 2).map(({ accessEpoch, version }) => [accessEpoch + 1, version + 2]),
    );
    expect(after.slice(2).map(({ accessEnabled, accessReason }) => [accessEnabled, accessReason])).toEqual([
      [false, "Depuis"],
      [true, "Encore"],
    ]);
    expect(await viewerOf(browser)).toBeNull();
    const change = await changeOf(admin, id);
    expect(change).toMatchObject({ status: "DONE", undoStatus: "DONE", changedCount: 4, undoneCount: 2, keptCount: 2, canUndo: false });
    expect(change.undoneBy).toEqual({ kind: "STAFF", name: `ADMIN ${clinic.clinic.slug}` });
    expect(change.undoFailures.edges.map(({ node }: { node: object }) => node)).toMatchObject(
      charts
        .slice(2)
        .map((chart) => ({ reason: "CHANGED_SINCE", reasonText: { en: expect.stringContaining("since") }, patient: { id: idOf(chart) } })),
    );
    expect((await steer(admin, "undo", id)).errors).toMatchObject([{ code: "CONFLICT" }]);
    expect((await auditOf("bulk-access-change.undone")).length).toBe(1);
  });

  test("goes on with many, slice by slice, and with several clinics by turns", async () => {
    const others = 1_203;
    const source = await clinic.patient();
    const rows = Array.from({ length: others }, () => ({ ...source, id: newId(), externalId: null, sourceId: null, accessEnabled: false }));
    for (let from = 0; from < others; from += 200)
      await portail.database.transaction((tx) => tx.insert(Patient, rows.slice(from, from + 200)));
    const { id } = await start(admin);
    await work();
    expect(await changeOf(admin, id)).toMatchObject({
      status: "DONE",
      expectedCount: others,
      changedCount: others,
      unchangedCount: 0,
      failedCount: 0,
    });
    const ids = (await auditOf("patient.access-enabled")).map(({ patientId }) => patientId);
    expect([ids.length, new Set(ids).size]).toEqual([others, others]);
    await steer(admin, "undo", id);
    await work();
    expect(await changeOf(admin, id)).toMatchObject({ undoStatus: "DONE", undoneCount: others, keptCount: 0 });
    expect(await portail.database.manager.countBy(Patient, { clinicId: clinic.clinic.id, accessEnabled: false })).toBe(others);
  });
});

describe("the result as CSV", () => {
  const get = (browser: ApiClient, path: string, headers: Record<string, string> = {}) => browser.send(path, { headers });

  test("names every chart with its outcome, in the reader's language, and writes down who read it", async () => {
    const [hostile] = [await clinic.patient({ lastName: '=HYPERLINK("x")', firstName: "Zoé" })];
    const desk = await clinic.staff("DESK");
    await set(desk, hostile, false);
    const [plain] = await shutCharts(1);
    const { id } = await start(admin);
    await work();
    const { csvPath } = await changeOf(admin, id);
    portail.clock.advance(minutes(1));
    await set(admin, plain!, false);
    await steer(admin, "undo", id);
    await work();
    const english = await get(admin, csvPath, { "accept-language": "en" });
    expect(english.status).toBe(200);
    expect(english.headers).toMatchObject({
      "cache-control": "no-store",
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": "attachment; filename=portal-access.csv",
      "x-content-type-options": "nosniff",
    });
    expect(english.text.split("\r\n")).toEqual([
      '\uFEFF"Last name","First name","Date of birth","Outcome","Reason"',
      `"'=HYPERLINK(""x"")","Zoé","1984-02-29","Put back",""`,
      '"Tremblay","Ève","1984-02-29","Changed, not put back","This chart\'s access was changed since: it stayed as it was."',
      "",
    ]);
    expect((await get(admin, csvPath, { "accept-language": "fr" })).text).toContain('"Remis comme avant"');
    expect((await auditOf("patient.listed")).filter(({ patientId }) => patientId === hostile.id).length).toBeGreaterThanOrEqual(2);
  });

  test("is there for nobody else, nor under any other name", async () => {
    const [chart] = await shutCharts(1);
    const { id } = await start(admin);
    await work();
    const { csvPath } = await changeOf(admin, id);
    const patient = await clinic.signInPatient(chart!);
    const neighbour = await TestClinic.open(portail, `neighbour${clinics}`);
    const program = portail.program(clinic.token, clinic.clinic.slug);
    const callers = [
      portail.browser(clinic.clinic.slug),
      patient,
      await clinic.staff("DESK"),
      await clinic.staff("SUPPORT"),
      await neighbour.staff("ADMIN"),
    ];
    for (const caller of callers) expect((await get(caller, csvPath)).status).toBe(404);
    expect((await program.send(csvPath, { headers: { authorization: `Bearer ${clinic.token}` } })).status).toBe(404);
    for (const name of [`${toGlobalId("BulkAccessChange", newId())}.csv`, `${id}.txt`, id, "x.csv"])
      expect([name, (await get(admin, `/files/bulk-access-changes/${name}`)).status]).toEqual([name, 404]);
    expect((await get(admin, csvPath)).status).toBe(200);
  });
});

describe("who may not", () => {
  test("is told so for each part: patients, the desk, support, consumers without the scope, and nobody", async () => {
    const [chart] = await shutCharts(1);
    const { id } = await start(admin);
    const callers: [ApiClient, string][] = [
      [await clinic.staff("DESK"), "FORBIDDEN"],
      [await clinic.staff("SUPPORT"), "FORBIDDEN"],
      [await clinic.signInPatient(await clinic.patient()), "FORBIDDEN"],
      [portail.program(await clinic.tokenWith("PATIENTS_READ", "PATIENTS_WRITE", "PATIENT_ACCESS"), clinic.clinic.slug), "FORBIDDEN"],
      [portail.browser(clinic.clinic.slug), "UNAUTHENTICATED"],
    ];
    for (const [caller, code] of callers) {
      expect(await caller.refusal(previewDocument, { enabled: true, filter: {} })).toEqual([code]);
      expect(await caller.refusal(startDocument, { input: { enabled: true, filter: {}, expectedCount: 1 } })).toEqual([code]);
      expect(await caller.refusal(historyDocument)).toEqual([code]);
      expect(await caller.refusal("{ accessChangers { name } }")).toEqual([code]);
      for (const steering of ["pause", "resume", "cancel", "undo"])
        expect(await caller.refusal(steerDocument(steering), { input: { id } })).toEqual([code]);
      expect(await caller.refusal(`{ node(id: "${id}") { ... on BulkAccessChange { status } } }`)).toEqual([code]);
    }
    expect((await rowOf(chart!)).accessEnabled).toBe(false);
    expect((await changeOf(admin, id)).status).toBe("RUNNING");
    await work();
  });

  test("of another clinic finds neither the change nor its charts", async () => {
    const [chart] = await shutCharts(1);
    const { id } = await start(admin);
    const neighbour = await TestClinic.open(portail, `neighbour${clinics}`);
    const stranger = await neighbour.staff("ADMIN");
    for (const steering of ["pause", "resume", "cancel", "undo"])
      expect(await steer(stranger, steering, id)).toMatchObject({ change: null, errors: [{ code: "NOT_FOUND", path: ["input", "id"] }] });
    expect(await changeOf(stranger, id)).toBeNull();
    expect(await matchesOf(stranger)).toEqual([]);
    expect((await stranger.data(historyDocument)).bulkAccessChanges.edges).toEqual([]);
    await work();
    expect((await rowOf(chart!)).accessEnabled).toBe(true);
    expect(await portail.database.manager.countBy(Patient, { clinicId: Not(clinic.clinic.id), accessEnabled: true, id: chart!.id })).toBe(
      0,
    );
  });

  test("a consumer with the scope may, and is named", async () => {
    await shutCharts(1);
    const program = portail.program(clinic.token, clinic.clinic.slug);
    const { id } = await start(program);
    await work();
    expect((await changeOf(program, id)).startedBy).toEqual({ kind: "CONSUMER", name: "Tests" });
  });
});
