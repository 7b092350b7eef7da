import { toGlobalId } from "../../../graphql/global-id.ts";
import { days, hours, later, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import { hashToken } from "../../../kernel/secret-token.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { PatientSession } from "../patient-session.entity.ts";
import { healthNumberOf, requestOtp, saveSettings, tryCode, verifyOtp, viewerOf } from "../testing/steps.ts";

const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1";
const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0";

let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

const isSignedIn = async (browser: ApiClient): Promise<boolean> => (await viewerOf(browser)) !== null;

interface Listed {
  readonly id: string;
  readonly current: boolean;
  readonly device: { readonly name: { readonly fr: string; readonly en: string } };
}

const fields = "id current device { name { fr en } browser system } startedAt lastSeenAt expiresAt staysSignedIn";

const sessionsOf = async (browser: ApiClient): Promise<Listed[]> =>
  (await browser.data(`{ viewer { sessions { ${fields} } } }`)).viewer.sessions;

const currentOf = async (browser: ApiClient): Promise<string> => (await sessionsOf(browser)).find(({ current }) => current)!.id;

const end = async (browser: ApiClient, id: string) => {
  const query =
    "mutation ($input: EndSessionInput!) { endSession(input: $input) { viewer { sessions { id } } errors { code path messages { en } } } }";
  return (await browser.data(query, { input: { id } })).endSession;
};

const endOthers = async (browser: ApiClient) =>
  (await browser.data("mutation { endOtherSessions { endedCount viewer { sessions { id current } } errors { code } } }")).endOtherSessions;

const rowOf = (browser: ApiClient) =>
  portail.database.manager.findOneByOrFail(PatientSession, { tokenHash: hashToken(browser.cookies.get("portail-portal")!) });

const actionsOn = async (subjectId: string) =>
  (await portail.database.manager.find(AuditEvent, { where: { subjectId }, order: { id: "ASC" } })).map(({ action }) => action);

const change = (patient: Patient, changes: Readonly<Record<string, unknown>>) =>
  clinic.patient({ externalId: patient.externalId, identifications: undefined, email: patient.email, mobile: patient.mobile, ...changes });

async function signInBySms(patient: Patient): Promise<ApiClient> {
  const browser = portail.browser();
  const { challenge } = await requestOtp(browser, {
    identificationTypeId: clinic.typeId("ramq"),
    identificationValue: healthNumberOf(patient),
    channel: "SMS",
    destination: patient.mobile!,
  });
  expect(await tryCode(browser, challenge.id, await portail.codeSentTo(patient.mobile!))).toBe("SIGNED_IN");
  return browser;
}

describe("a patient's devices", () => {
  test("are listed with what they are, since when and how long, the last used first", async () => {
    const patient = await clinic.patient();
    const phone = await clinic.signInPatient(patient, { staySignedIn: true, userAgent: iphone });
    const startedAt = portail.clock.now();
    portail.clock.advance(minutes(5));
    const computer = await clinic.signInPatient(patient, { userAgent: firefox });
    await clinic.signInPatient(await clinic.patient());
    const now = portail.clock.now();
    const [first, second] = await sessionsOf(computer);
    expect(first).toEqual({
      id: expect.any(String),
      current: true,
      device: { name: { fr: "Firefox sur Windows", en: "Firefox on Windows" }, browser: "Firefox", system: "Windows" },
      startedAt: now.toISOString(),
      lastSeenAt: now.toISOString(),
      expiresAt: later(now, hours(12)).toISOString(),
      staysSignedIn: false,
    });
    expect(second).toEqual({
      id: expect.any(String),
      current: false,
      device: { name: { fr: "Safari sur iPhone", en: "Safari on iPhone" }, browser: "Safari", system: "iPhone" },
      startedAt: startedAt.toISOString(),
      lastSeenAt: startedAt.toISOString(),
      expiresAt: later(startedAt, days(30)).toISOString(),
      staysSignedIn: true,
    });
    portail.clock.advance(minutes(1));
    const seen = await sessionsOf(phone);
    expect(seen.map(({ id, current }) => [id, current])).toEqual([
      [second!.id, true],
      [first!.id, false],
    ]);
  });

  test("don't show those that are over: signed out, idle, expired", async () => {
    const patient = await clinic.patient();
    const staying = await clinic.signInPatient(patient, { staySignedIn: true });
    await clinic.signInPatient(patient);
    const out = await clinic.signInPatient(patient);
    await out.data("mutation { signOut { signedOut } }");
    expect(await sessionsOf(staying)).toHaveLength(2);
    portail.clock.advance(minutes(15));
    expect(await sessionsOf(staying)).toHaveLength(1);
  });

  test("whose browser says nothing, or nonsense, have a name all the same, and what it said is kept nowhere", async () => {
    const patient = await clinic.patient();
    const odd = await clinic.signInPatient(patient, { userAgent: "Secret-Agent/007 (Ottawa)" });
    const [session] = await sessionsOf(odd);
    expect(session!.device).toEqual({ name: { fr: "Appareil inconnu", en: "Unknown device" }, browser: null, system: null });
    const rows: unknown = await portail.database.manager.query("SELECT * FROM patient_sessions");
    const events: unknown = await portail.database.manager.query("SELECT * FROM audit_events");
    for (const kept of [JSON.stringify(rows), JSON.stringify(events), portail.log()]) expect(kept).not.toMatch(/Secret-Agent|Mozilla/);
  });

  test("are nothing for staff and programs", async () => {
    for (const client of [await clinic.staff("ADMIN"), portail.program(clinic.token)])
      expect(await client.data("{ viewer { sessions { id } } }")).toEqual({ viewer: { sessions: null } });
  });
});

describe("ending a session", () => {
  test("ends it at once and on record, and leaves the others", async () => {
    const patient = await clinic.patient();
    const [here, lost, third] = [
      await clinic.signInPatient(patient),
      await clinic.signInPatient(patient, { staySignedIn: true }),
      await clinic.signInPatient(patient),
    ];
    const id = await currentOf(lost);
    const { id: rowId } = await rowOf(lost);
    const answer = await end(here, id);
    expect(answer.errors).toEqual([]);
    expect(answer.viewer.sessions).toHaveLength(2);
    expect(await isSignedIn(lost)).toBe(false);
    for (const browser of [here, third]) expect(await isSignedIn(browser)).toBe(true);
    const last = await portail.database.manager.findOneByOrFail(AuditEvent, { subjectId: rowId, action: "patient.session-ended" });
    expect(last).toMatchObject({ actorKind: "patient", actorId: patient.id, patientId: patient.id, clinicId: clinic.clinic.id });
    const again = await end(here, id);
    expect(again.errors).toEqual([{ code: "NOT_FOUND", path: ["input", "id"], messages: { en: expect.stringMatching(/ended/) } }]);
    expect(await actionsOn(rowId)).toEqual(["patient.signed-in", "patient.session-ended"]);
  });

  test("that asks signs out: the cookie goes with it", async () => {
    const browser = await clinic.signInPatient(await clinic.patient());
    expect(await end(browser, await currentOf(browser))).toEqual({ viewer: null, errors: [] });
    expect(browser.cookies.has("portail-portal")).toBe(false);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("of another patient, of another clinic, of nobody or by a made-up id is not found, and ends nothing", async () => {
    const maple = await TestClinic.open(portail, "maple");
    const mine = await clinic.signInPatient(await clinic.patient());
    const another = await clinic.signInPatient(await clinic.patient());
    const foreign = await maple.signInPatient(await maple.patient());
    const { id: rowId } = await rowOf(mine);
    const ids = [
      await currentOf(another),
      await currentOf(foreign),
      toGlobalId("PatientSession", newId()),
      toGlobalId("StaffSession", rowId),
      "",
    ];
    const answers = await Promise.all(ids.map((id) => end(mine, id)));
    for (const { errors } of answers) expect(errors).toEqual(answers[0].errors);
    expect(answers[0].errors).toMatchObject([{ code: "NOT_FOUND" }]);
    for (const browser of [mine, another, foreign]) expect(await isSignedIn(browser)).toBe(true);
  });

  test("is for patients themselves alone", async () => {
    const staff = await clinic.staff("ADMIN");
    const query = "mutation ($input: EndSessionInput!) { endSession(input: $input) { errors { code } } }";
    const input = { id: await currentOf(await clinic.signInPatient(await clinic.patient())) };
    expect(await staff.refusal(query, { input })).toEqual(["FORBIDDEN"]);
    expect(await portail.browser().refusal(query, { input })).toEqual(["UNAUTHENTICATED"]);
    expect(await portail.browser().refusal("mutation { endOtherSessions { endedCount } }")).toEqual(["UNAUTHENTICATED"]);
  });

  test("all others: ends every one but the one that asks, and nobody else's", async () => {
    const patient = await clinic.patient();
    const others = [await clinic.signInPatient(patient, { staySignedIn: true }), await clinic.signInPatient(patient)];
    const here = await clinic.signInPatient(patient);
    const neighbour = await clinic.signInPatient(await clinic.patient());
    expect(await endOthers(here)).toEqual({
      endedCount: 2,
      viewer: { sessions: [{ id: await currentOf(here), current: true }] },
      errors: [],
    });
    for (const browser of others) expect(await isSignedIn(browser)).toBe(false);
    for (const browser of [here, neighbour]) expect(await isSignedIn(browser)).toBe(true);
    expect((await endOthers(here)).endedCount).toBe(0);
    expect((await actionsOn(patient.id)).filter((action) => action === "patient.other-sessions-ended")).toHaveLength(1);
  });
});

describe("a contact that leaves the chart", () => {
  test("ends the sessions that it proved, at once and for good, and no others", async () => {
    const patient = await clinic.patient();
    const byEmail = [await clinic.signInPatient(patient), await clinic.signInPatient(patient, { staySignedIn: true })];
    const bySms = await signInBySms(patient);
    const neighbour = await clinic.signInPatient(await clinic.patient());
    const changed = await change(patient, { email: "moved@courriel.example" });
    for (const browser of byEmail) expect(await isSignedIn(browser)).toBe(false);
    expect(await sessionsOf(bySms)).toHaveLength(1);
    await change(changed, { email: patient.email });
    for (const browser of byEmail) expect(await isSignedIn(browser)).toBe(false);
    await change(patient, { mobile: null });
    expect(await isSignedIn(bySms)).toBe(false);
    expect(await isSignedIn(neighbour)).toBe(true);
  });

  test("ends them even if nobody was told of the change", async () => {
    const patient = await clinic.patient();
    const [browser, bystander] = [await clinic.signInPatient(patient), await signInBySms(patient)];
    await portail.database.manager.update(Patient, { clinicId: clinic.clinic.id, id: patient.id }, { email: "other@courriel.example" });
    expect(await isSignedIn(browser)).toBe(false);
    expect(await sessionsOf(bystander)).toHaveLength(1);
  });

  test.each<[string, (patient: Patient) => Readonly<Record<string, unknown>>]>([
    ["the same address in capitals", ({ email }) => ({ email: email!.toUpperCase() })],
    ["the same number in another notation", ({ mobile }) => ({ mobile: mobile!.replace(/^\+1(...)(...)/, "($1) $2-") })],
    ["a name", () => ({ lastName: "Gagnon" })],
    ["a home phone", () => ({ homePhone: "+15145550199" })],
  ])("is not %s", async (_, changes) => {
    const patient = await clinic.patient();
    const browser = await clinic.signInPatient(patient);
    await change(patient, changes(patient));
    expect(await isSignedIn(browser)).toBe(true);
  });

  test("ends sessions of before proofs were kept, which any other change leaves alone", async () => {
    const patient = await clinic.patient();
    const browser = await clinic.signInPatient(patient);
    await portail.database.manager.update(PatientSession, { id: (await rowOf(browser)).id }, { provenBy: null, device: null });
    expect(await sessionsOf(browser)).toMatchObject([{ device: { name: { en: "Unknown device" } } }]);
    await change(patient, { lastName: "Gagnon" });
    expect(await isSignedIn(browser)).toBe(true);
    await change(patient, { mobile: "+15145559999" });
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("is not told from the row: what proved a session is a keyed hash, another for each chart", async () => {
    const shared = "family@courriel.example";
    const rows: PatientSession[] = [];
    for (const patient of [await clinic.patient({ email: shared }), await clinic.patient({ email: shared })]) {
      portail.clock.advance(minutes(1));
      rows.push(await rowOf(await clinic.signInPatient(patient)));
    }
    for (const { provenBy } of rows) expect(provenBy).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0]!.provenBy).not.toBe(rows[1]!.provenBy);
  });
});

describe("signing in again", () => {
  test("in a browser that holds another patient's session ends that one, on its own record", async () => {
    const [first, second] = [await clinic.patient(), await clinic.patient()];
    const browser = await clinic.signInPatient(first, { staySignedIn: true });
    const { id } = await rowOf(browser);
    const challengeId = await clinic.requestCode(browser, second, healthNumberOf(second));
    expect((await verifyOtp(browser, challengeId, await portail.codeSentTo(second.email!))).outcome).toBe("SIGNED_IN");
    expect((await portail.database.manager.findOneByOrFail(PatientSession, { id })).endedAt).toEqual(portail.clock.now());
    expect(await actionsOn(id)).toEqual(["patient.signed-in", "patient.signed-out"]);
    expect((await portail.database.manager.findOneByOrFail(AuditEvent, { subjectId: id, action: "patient.signed-out" })).patientId).toBe(
      first.id,
    );
  });

  test("ends it also where a staff member is signed in beside", async () => {
    const patient = await clinic.patient();
    const browser = await clinic.staff("DESK");
    const before = await clinic.signInPatient(patient);
    browser.cookies.set("portail-portal", before.cookies.get("portail-portal")!);
    browser.cookies.set("portail-browser", before.cookies.get("portail-browser")!);
    const challengeId = await clinic.requestCode(browser, patient, healthNumberOf(patient));
    expect(await tryCode(browser, challengeId, await portail.codeSentTo(patient.email!))).toBe("SIGNED_IN");
    expect(await isSignedIn(before)).toBe(false);
  });

  test("that fails leaves the session as it is", async () => {
    const patient = await clinic.patient();
    const browser = await clinic.signInPatient(patient);
    const challengeId = await clinic.requestCode(browser, patient, healthNumberOf(patient));
    const right = await portail.codeSentTo(patient.email!);
    expect(
      await tryCode(
        browser,
        challengeId,
        right.replace(/^./, (digit) => String((Number(digit) + 1) % 10)),
      ),
    ).toBe("OTP_INVALID");
    expect(await isSignedIn(browser)).toBe(true);
  });
});

test("sessions are swept a day after they expired, and those of other days stay", async () => {
  const patient = await clinic.patient();
  const usual = await rowOf(await clinic.signInPatient(patient));
  const staying = await rowOf(await clinic.signInPatient(patient, { staySignedIn: true }));
  const kept = async () => portail.database.manager.countBy(PatientSession, { patientId: patient.id });
  portail.clock.advance(hours(36) - 1);
  await portail.services.sessions.removeOld();
  expect(await kept()).toBe(2);
  portail.clock.advance(1);
  await portail.services.sessions.removeOld(AbortSignal.abort());
  expect(await kept()).toBe(2);
  expect(await portail.services.sessions.removeOld()).toBeGreaterThan(0);
  expect((await portail.database.manager.findBy(PatientSession, { patientId: patient.id })).map(({ id }) => id)).toEqual([staying.id]);
  expect(usual.id).not.toBe(staying.id);
  portail.clock.advance(days(30));
  await portail.services.sessions.removeOld();
  expect(await portail.database.manager.count(PatientSession)).toBe(0);
});

test("switching the portal off ends every device of everybody, and none comes back", async () => {
  const patient = await clinic.patient();
  const browsers = [await clinic.signInPatient(patient, { staySignedIn: true, userAgent: iphone }), await clinic.signInPatient(patient)];
  const support = await clinic.staff("SUPPORT");
  await saveSettings(support, { portalAccess: false });
  await saveSettings(support, { portalAccess: true });
  for (const browser of browsers) expect(await isSignedIn(browser)).toBe(false);
  expect(await sessionsOf(await clinic.signInPatient(patient))).toHaveLength(1);
});
