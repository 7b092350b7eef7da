import { toGlobalId } from "../../graphql/global-id.ts";
import { hours, minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { upsertPatients } from "../../testing/batches.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { StatementCounter } from "../../testing/statement-counter.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { IdentificationType } from "../clinics/identification-type.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import { forgetLimits, healthNumberOf, requestOtp, saveSettings, tryCode, viewerOf, wrongCode } from "../sign-in/testing/steps.ts";

let portail: Portail;
let clinic: TestClinic;
let desk: ApiClient;
let support: ApiClient;

const counter = new StatementCounter();

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  clinic = await TestClinic.open(portail, "demo");
  [desk, support] = await Promise.all([clinic.staff("DESK"), clinic.staff("SUPPORT")]);
});
afterAll(() => portail.stop());

const document = `mutation ($input: SetPatientPortalAccessInput!) {
  setPatientPortalAccess(input: $input) { patient { id portalAccess { enabled } } errors { code path messages { fr } } }
}`;

const idOf = ({ id }: Pick<Patient, "id">): string => toGlobalId("Patient", id);

const set = async (caller: ApiClient, patient: Pick<Patient, "id">, enabled: boolean, reason?: string | null) =>
  (await caller.data(document, { input: { patientId: idOf(patient), enabled, reason } })).setPatientPortalAccess;

const everything = `portalAccess { enabled effective changedAt changedBy { kind name } reason
  gates { kind open since by { kind name } remedy } obstacles }`;

const accessOf = async (caller: ApiClient, patient: Pick<Patient, "id">, fields = everything) =>
  (await caller.data(`query ($id: ID!) { node(id: $id) { ... on Patient { ${fields} } } }`, { id: idOf(patient) })).node.portalAccess;

const rowOf = ({ id }: Pick<Patient, "id">) => portail.database.manager.findOneByOrFail(Patient, { clinicId: clinic.clinic.id, id });

const isSignedIn = async (browser: ApiClient): Promise<boolean> => (await viewerOf(browser)) !== null;

/** Every chart of the clinic, as far as its switch goes. */
const switches = async () => {
  const rows = await portail.database.manager.find(Patient, { where: { clinicId: clinic.clinic.id }, order: { id: "ASC" } });
  return rows.map(({ id, accessEnabled, accessChangedAt, accessChangedBy, accessReason, version }) => ({
    ...{ id, accessEnabled, accessChangedAt, accessChangedBy, accessReason, version },
  }));
};

describe("switching a chart's access", () => {
  test("off ends the patient's sessions at once, nobody else's, and is on record with who and why", async () => {
    const [patient, neighbour] = [await clinic.patient(), await clinic.patient()];
    const browsers = [await clinic.signInPatient(patient), await clinic.signInPatient(patient, { staySignedIn: true })];
    const bystander = await clinic.signInPatient(neighbour);
    portail.clock.advance(minutes(1));
    expect(await set(desk, patient, false, "  A demandé par téléphone ")).toEqual({
      patient: { id: idOf(patient), portalAccess: { enabled: false } },
      errors: [],
    });
    for (const browser of browsers) expect(await isSignedIn(browser)).toBe(false);
    expect(await isSignedIn(bystander)).toBe(true);
    expect(await accessOf(desk, patient)).toMatchObject({
      ...{ enabled: false, effective: false, changedAt: portail.clock.now().toISOString(), reason: "A demandé par téléphone" },
      changedBy: { kind: "STAFF", name: "DESK demo" },
    });
    const row = await rowOf(patient);
    expect(row).toMatchObject({ accessEpoch: patient.accessEpoch + 1, version: patient.version + 1, updatedBy: row.accessChangedBy });
    const [event, ...others] = await portail.database.manager.findBy(AuditEvent, {
      patientId: patient.id,
      action: "patient.access-disabled",
    });
    expect(others).toEqual([]);
    expect(event).toMatchObject({ actorKind: "staff", subjectId: patient.id, changedFields: ["accessEnabled"] });
  });

  test("on again lets them in anew, and brings no session back", async () => {
    const patient = await clinic.patient();
    const before = await clinic.signInPatient(patient);
    await set(desk, patient, false, "Doute");
    await set(desk, patient, true);
    expect(await isSignedIn(before)).toBe(false);
    expect(await accessOf(desk, patient, "portalAccess { effective reason }")).toEqual({ effective: true, reason: null });
    expect(await isSignedIn(await clinic.signInPatient(patient))).toBe(true);
  });

  test("to what it is already changes nothing: neither when, nor by whom, nor why", async () => {
    const patient = await clinic.patient();
    await set(desk, patient, false, "Premier");
    const before = await rowOf(patient);
    portail.clock.advance(minutes(2));
    expect((await set(await clinic.staff("ADMIN"), patient, false, "Second")).errors).toEqual([]);
    expect(await rowOf(patient)).toEqual(before);
    expect(await portail.database.manager.countBy(AuditEvent, { patientId: patient.id, action: "patient.access-disabled" })).toBe(1);
  });

  test("by several at the same time is done once", async () => {
    const patient = await clinic.patient();
    const callers = [desk, await clinic.staff("ADMIN"), portail.program(clinic.token), desk];
    const answers = await Promise.all(callers.map((caller) => set(caller, patient, false)));
    expect(answers.map(({ errors }) => errors)).toEqual([[], [], [], []]);
    expect((await rowOf(patient)).version).toBe(patient.version + 1);
    expect(await portail.database.manager.countBy(AuditEvent, { patientId: patient.id, action: "patient.access-disabled" })).toBe(1);
  });

  test("is never undone by details that somebody read before and saves after", async () => {
    const patient = await clinic.patient();
    await Promise.all([
      set(desk, patient, false),
      upsertPatients(portail.program(clinic.token), { externalId: patient.externalId, firstName: "Ève-Marie" }),
    ]);
    expect(await rowOf(patient)).toMatchObject({ accessEnabled: false, firstName: "Ève-Marie" });
  });

  test.each([
    ["200 characters", "x".repeat(200), []],
    ["201 characters", "x".repeat(201), ["VALIDATION_FAILED input.reason"]],
    ["blanks", " \n ", []],
    ["null", null, []],
  ])("takes a reason of %s or says why not", async (_, reason, problems) => {
    const patient = await clinic.patient();
    const { errors } = await set(desk, patient, false, reason);
    expect(errors.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join(".")}`)).toEqual(problems);
    const { accessEnabled, accessReason } = await rowOf(patient);
    expect([accessEnabled, accessReason]).toEqual(problems.length > 0 ? [true, null] : [false, reason?.trim() || null]);
  });

  test("of a chart that is not there, of another clinic, or of no chart at all is not found", async () => {
    const maple = await TestClinic.open(portail, "maple");
    const foreign = await maple.patient();
    const ids = [toGlobalId("Patient", newId()), idOf(foreign), toGlobalId("Appointment", newId()), "nothing"];
    const answers = await Promise.all(
      ids.map(async (patientId) => (await desk.data(document, { input: { patientId, enabled: false } })).setPatientPortalAccess),
    );
    for (const answer of answers)
      expect(answer).toMatchObject({ patient: null, errors: [{ code: "NOT_FOUND", path: ["input", "patientId"] }] });
    expect((await portail.database.manager.findOneByOrFail(Patient, { id: foreign.id })).accessEnabled).toBe(true);
  });

  test("is refused to the patient, to support and to a consumer without the scope", async () => {
    const patient = await clinic.patient();
    const input = { patientId: idOf(patient), enabled: false };
    const callers = [
      await clinic.signInPatient(patient),
      support,
      portail.program(await clinic.tokenWith("PATIENTS_READ", "PATIENTS_WRITE")),
    ];
    for (const caller of callers) expect(await caller.refusal(document, { input })).toEqual(["FORBIDDEN"]);
    expect(await portail.browser().refusal(document, { input })).toEqual(["UNAUTHENTICATED"]);
    const switching = portail.program(await clinic.tokenWith("PATIENT_ACCESS"));
    expect(await switching.refusal(document, { input })).toEqual(["FORBIDDEN"]);
    expect((await rowOf(patient)).accessEnabled).toBe(false);
  });
});

describe("why a patient can't get in", () => {
  const closed = async (patient: Pick<Patient, "id">) =>
    (await accessOf(desk, patient)).gates.filter(({ open }: { open: boolean }) => !open);

  test("is nothing for a chart with every gate open, which began so", async () => {
    const patient = await clinic.patient();
    const access = await accessOf(desk, patient);
    expect(access).toMatchObject({ enabled: true, effective: true, changedBy: null, reason: null, obstacles: [] });
    expect(access.gates.map(({ kind, open, remedy }: Record<string, unknown>) => [kind, open, remedy])).toEqual([
      ["CLINIC_PORTAL", true, null],
      ["CHART_ACCESS", true, null],
      ["CHART_NOT_ARCHIVED", true, null],
      ["CHART_VERIFIED", true, null],
    ]);
  });

  test("names the archive and the verification, with what opens them", async () => {
    const patient = await clinic.patient({ archived: true, verified: false });
    expect(await closed(patient)).toMatchObject([
      { kind: "CHART_NOT_ARCHIVED", since: patient.createdAt.toISOString(), remedy: "UNARCHIVE_CHART" },
      { kind: "CHART_VERIFIED", since: patient.createdAt.toISOString(), remedy: "VERIFY_CHART" },
    ]);
  });

  test("says since when the clinic's portal is closed and that support did it, and nothing else of the settings", async () => {
    const patient = await clinic.patient();
    portail.clock.advance(minutes(1));
    await saveSettings(support, { portalAccess: false });
    const since = portail.clock.now().toISOString();
    portail.clock.advance(minutes(2));
    await saveSettings(support, { otpLifetimeMinutes: 30 });
    const access = await accessOf(desk, patient);
    expect(access).toMatchObject({ enabled: true, effective: false });
    expect(access.gates[0]).toEqual({
      ...{ kind: "CLINIC_PORTAL", open: false, since, remedy: "ASK_SUPPORT" },
      by: { kind: "SUPPORT", name: "SUPPORT demo" },
    });
    await saveSettings(support, { portalAccess: true });
    expect((await accessOf(desk, patient)).gates[0]).toMatchObject({ open: true, since: portail.clock.now().toISOString(), remedy: null });
  });

  test("tells what would stop them at sign-in although no gate does", async () => {
    const unreachable = await clinic.patient({ email: null, mobile: null });
    expect(await accessOf(desk, unreachable)).toMatchObject({ effective: true, obstacles: ["NO_CONTACT"] });
    const byFile = await clinic.patient({ identifications: [{ typeId: clinic.types.file, value: newId() }] });
    expect(await accessOf(desk, byFile)).toMatchObject({ effective: true, obstacles: ["NO_USABLE_IDENTIFICATION"] });
    await saveSettings(support, { extraSearchableIdentifications: true });
    expect((await accessOf(desk, byFile)).obstacles).toEqual([]);
    await saveSettings(support, { extraSearchableIdentifications: false });
    const seen = { clinicId: clinic.clinic.id, id: clinic.types.ramq };
    const patient = await clinic.patient();
    await portail.database.manager.update(IdentificationType, seen, { portalVisible: false });
    expect((await accessOf(desk, patient)).obstacles).toEqual(["NO_USABLE_IDENTIFICATION"]);
    await portail.database.manager.update(IdentificationType, seen, { portalVisible: true });
  });

  test("tells of a stop after too many wrong codes, until it is cleared", async () => {
    const patient = await clinic.patient();
    const asked = { identificationTypeId: clinic.typeId("ramq"), identificationValue: healthNumberOf(patient) } as const;
    for (let round = 0; round < 6; round += 1) {
      const browser = portail.browser();
      const { challenge } = await requestOtp(browser, { ...asked, channel: "EMAIL", destination: patient.email! });
      const right = await portail.codeSentTo(patient.email!);
      for (let tries = 0; tries < 5; tries += 1) await tryCode(browser, challenge.id, wrongCode(right));
      portail.clock.advance(hours(25));
    }
    [desk, support] = await Promise.all([clinic.staff("DESK"), clinic.staff("SUPPORT")]);
    expect((await accessOf(desk, patient)).obstacles).toEqual(["SIGN_IN_STOPPED"]);
    await forgetLimits(portail);
    expect((await accessOf(desk, patient)).obstacles).toEqual([]);
  });

  test("is not for the patient, who sees whether they have access and since when", async () => {
    const patient = await clinic.patient();
    const browser = await clinic.signInPatient(patient);
    const { viewer } = await browser.data("{ viewer { patient { portalAccess { effective changedAt } } } }");
    expect(viewer.patient.portalAccess).toEqual({ effective: true, changedAt: patient.accessChangedAt.toISOString() });
    for (const field of ["enabled", "reason", "changedBy { name }", "gates { kind }", "obstacles"]) {
      const answer = await browser.run(`{ viewer { patient { portalAccess { ${field} } } } }`);
      expect([field, answer.errors.map(({ extensions }) => extensions["code"])]).toEqual([field, ["FORBIDDEN"]]);
      expect(Object.values(answer.data.viewer.patient.portalAccess)).toEqual([null]);
    }
  });

  test("costs a page of charts as many statements as two charts", async () => {
    const charts = await Promise.all(Array.from({ length: 4 }, () => clinic.patient()));
    for (const chart of charts) await set(desk, chart, false);
    const listing = `mutation ($input: UpsertPatientsInput!) { upsertPatients(input: $input) { results { patient { ${everything} } } } }`;
    const program = portail.program(clinic.token);
    const ask = async (some: readonly Patient[]) => {
      const input = { patients: some.map(({ externalId }) => ({ externalId })) };
      const { answer, statements } = await counter.during(() => program.data(listing, { input }));
      expect(answer.upsertPatients.results.map(({ patient }: { patient: unknown }) => patient)).toHaveLength(some.length);
      return statements.length;
    };
    await ask(charts);
    // The trail of several charts names them in one more statement than that of one.
    const [one, two] = [await ask(charts.slice(0, 1)), await ask(charts.slice(0, 2))];
    expect([await ask(charts), two]).toEqual([two, one + 1]);
  });
});

describe("the clinic's master switch", () => {
  test("moves no chart's switch: after off and on again those get in who could before, and no others", async () => {
    const [open, shut, sent, archived] = [await clinic.patient(), await clinic.patient(), await clinic.patient(), await clinic.patient()];
    await set(desk, shut, false, "Doublon");
    await upsertPatients(portail.program(clinic.token), { externalId: archived.externalId, archived: true });
    const browser = await clinic.signInPatient(open);
    const staying = await clinic.signInPatient(sent, { staySignedIn: true });
    const before = await switches();

    portail.clock.advance(minutes(1));
    await saveSettings(support, { portalAccess: false });
    for (const each of [browser, staying]) expect(await isSignedIn(each)).toBe(false);
    expect(await switches()).toEqual(before);
    for (const chart of [open, shut, archived])
      expect(await accessOf(desk, chart, "portalAccess { effective }")).toEqual({ effective: false });

    // Made meanwhile: without access, whatever setting 2 says. One is switched on by hand: that is the chart's own.
    const [meanwhile, asked] = [await clinic.patient(), await clinic.patient()];
    for (const chart of [meanwhile, asked])
      expect(await rowOf(chart)).toMatchObject({ accessEnabled: false, accessChangedBy: null, accessReason: null });
    await set(desk, asked, true, "A demandé");
    expect(await accessOf(desk, asked, "portalAccess { enabled effective }")).toEqual({ enabled: true, effective: false });
    const closed = await switches();

    portail.clock.advance(minutes(1));
    await saveSettings(support, { portalAccess: true });
    expect(await switches()).toEqual(closed);
    for (const each of [browser, staying]) expect(await isSignedIn(each)).toBe(false);
    for (const chart of [open, sent, asked]) expect(await isSignedIn(await clinic.signInPatient(chart))).toBe(true);
    for (const chart of [shut, archived, meanwhile]) {
      await expect(clinic.signInPatient(chart)).rejects.toThrow("No code was sent there.");
      expect(await accessOf(desk, chart, "portalAccess { effective }")).toEqual({ effective: false });
    }
    expect((await accessOf(desk, meanwhile)).gates.filter(({ open }: { open: boolean }) => !open)).toMatchObject([
      { kind: "CHART_ACCESS", by: null, remedy: "SWITCH_ON_CHART" },
    ]);
  });

  test.each([
    [true, true, true],
    [true, false, false],
    [false, true, false],
    [false, false, false],
  ])("with the portal %j and access for new patients %j, a new chart's switch is %j", async (portalAccess, newPatientAccess, enabled) => {
    await saveSettings(support, { portalAccess, newPatientAccess });
    const chart = await clinic.patient();
    expect(await rowOf(chart)).toMatchObject({ accessEnabled: enabled, accessChangedBy: null, accessChangedAt: chart.createdAt });
    // What comes in again leaves the switch alone.
    await saveSettings(support, { portalAccess: true, newPatientAccess: true });
    await upsertPatients(portail.program(clinic.token), { externalId: chart.externalId, lastName: "Gagnon" });
    expect((await rowOf(chart)).accessEnabled).toBe(enabled);
  });
});
