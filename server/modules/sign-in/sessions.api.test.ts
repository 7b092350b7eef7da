import { toGlobalId } from "../../graphql/global-id.ts";
import { hours, minutes } from "../../kernel/clock.ts";
import { hashToken } from "../../kernel/secret-token.ts";
import { ApiClient } from "../../testing/api-client.ts";
import { password, TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { StatementCounter } from "../../testing/statement-counter.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import { StaffMember } from "../staff/staff-member.entity.ts";
import { StaffSession } from "../staff/staff-session.entity.ts";
import { PatientSession } from "./patient-session.entity.ts";
import { forgetLimits, healthNumberOf, saveSettings, signInStaff, signOut, verifyOtp, viewerOf } from "./testing/steps.ts";

const statements = new StatementCounter();
let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail({ statements });
  clinic = await TestClinic.open(portail, "demo");
  await TestClinic.open(portail, "maple");
});

afterAll(() => portail.stop());

const isSignedIn = async (browser: ApiClient): Promise<boolean> => (await viewerOf(browser)) !== null;

/** A copy of the browser as it is now: what it does later doesn't change the copy. */
function copyOf(browser: ApiClient, slug = "demo"): ApiClient {
  const copy = portail.browser(slug);
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  return copy;
}

const sessionOf = (browser: ApiClient) =>
  portail.database.manager.findOneByOrFail(PatientSession, { tokenHash: hashToken(browser.cookies.get("portail-portal")!) });

async function signedIn(options: { readonly staySignedIn?: boolean } = {}) {
  const patient = await clinic.patient();
  return { patient, browser: await clinic.signInPatient(patient, options) };
}

describe("a patient's session", () => {
  test("is had with the code that was sent, and gives the patient no rights but to what is theirs", async () => {
    const { patient, browser } = await signedIn();
    const { viewer } = await browser.data("{ viewer { patient { id firstName } session { idleExpiresAt } permissions } }");
    expect(viewer).toEqual({
      patient: { id: toGlobalId("Patient", patient.id), firstName: "Ève" },
      session: { idleExpiresAt: new Date(portail.clock.now().getTime() + minutes(15)).toISOString() },
      permissions: [],
    });
  });

  test("ends after fifteen minutes without activity, to the millisecond", async () => {
    const [kept, left] = [await signedIn(), await signedIn()];
    portail.clock.advance(minutes(15) - 1);
    expect(await isSignedIn(kept.browser)).toBe(true);
    portail.clock.advance(1);
    expect(await isSignedIn(left.browser)).toBe(false);
    // Activity has put the end off.
    portail.clock.advance(minutes(15) - 2);
    expect(await isSignedIn(kept.browser)).toBe(true);
    portail.clock.advance(minutes(15));
    expect(await isSignedIn(kept.browser)).toBe(false);
    expect(await isSignedIn(left.browser)).toBe(false);
  });

  test("says when it ends, and activity is written down once a minute at most", async () => {
    const { browser } = await signedIn();
    const startedAt = portail.clock.now();
    const look = async () => {
      const { answer, statements: heard } = await statements.during(() => viewerOf(browser));
      return { idleExpiresAt: answer.session.idleExpiresAt, writes: heard.filter(({ sql }) => /^UPDATE/i.test(sql)).length };
    };
    const idleEnd = (since: number) => new Date(startedAt.getTime() + since + minutes(15)).toISOString();
    portail.clock.advance(59_999);
    expect(await look()).toEqual({ idleExpiresAt: idleEnd(0), writes: 0 });
    portail.clock.advance(1);
    expect(await look()).toEqual({ idleExpiresAt: idleEnd(60_000), writes: 1 });
    expect(await look()).toEqual({ idleExpiresAt: idleEnd(60_000), writes: 0 });
    expect((await sessionOf(browser)).lastSeenAt).toEqual(portail.clock.now());
  });

  test("ends after twelve hours whatever happens", async () => {
    const { browser } = await signedIn();
    const { session } = await viewerOf(browser);
    expect(Date.parse(session.expiresAt) - Date.parse(session.startedAt)).toBe(hours(12));
    for (let step = 0; step < 51; step += 1) {
      portail.clock.advance(minutes(14));
      expect(await isSignedIn(browser)).toBe(true);
    }
    portail.clock.advance(minutes(6) - 1);
    expect(await isSignedIn(browser)).toBe(true);
    portail.clock.advance(1);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("with `staySignedIn` lasts thirty days without any activity, and no longer", async () => {
    const { browser } = await signedIn({ staySignedIn: true });
    const { session } = await viewerOf(browser);
    expect(session.idleExpiresAt).toBeNull();
    expect(Date.parse(session.expiresAt) - Date.parse(session.startedAt)).toBe(hours(24 * 30));
    portail.clock.advance(hours(24 * 30) - 1);
    expect(await isSignedIn(browser)).toBe(true);
    portail.clock.advance(1);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("has a new token at each sign-in, never one that the browser brought", async () => {
    const patient = await clinic.patient();
    const browser = portail.browser();
    browser.cookies.set("portail-portal", "A".repeat(43));
    const tokens: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      portail.clock.advance(1);
      const challengeId = await clinic.requestCode(browser, patient, healthNumberOf(patient));
      expect((await verifyOtp(browser, challengeId, await portail.codeSentTo(patient.email!))).outcome).toBe("SIGNED_IN");
      tokens.push(browser.cookies.get("portail-portal")!);
    }
    expect(new Set([...tokens, "A".repeat(43)]).size).toBe(3);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });

  test("is over on the server once signed out: the old cookie is dead, and the audit trail knows", async () => {
    const { patient, browser } = await signedIn();
    const elsewhere = await clinic.signInPatient(patient);
    const old = copyOf(browser);
    const { id } = await sessionOf(browser);
    expect(await signOut(browser)).toEqual({ signedOut: true, errors: [] });
    expect(browser.cookies.has("portail-portal")).toBe(false);
    for (const one of [browser, old]) expect(await isSignedIn(one)).toBe(false);
    expect(await signOut(old)).toEqual({ signedOut: false, errors: [] });
    expect(await isSignedIn(elsewhere)).toBe(true);
    const events = await portail.database.manager.find(AuditEvent, { where: { subjectId: id }, order: { id: "ASC" } });
    expect(events).toMatchObject([
      { action: "patient.signed-in", actorKind: "patient", actorId: patient.id, patientId: patient.id, clinicId: clinic.clinic.id },
      { action: "patient.signed-out", actorKind: "patient", actorId: patient.id, patientId: patient.id },
    ]);
    for (const { requestId, networkAddress } of events) expect([requestId, networkAddress]).not.toContain(null);
  });

  test("signed out by many requests at once is signed out once", async () => {
    const { browser } = await signedIn();
    const { id } = await sessionOf(browser);
    await Promise.all(Array.from({ length: 10 }, () => signOut(copyOf(browser))));
    expect(await portail.database.manager.countBy(AuditEvent, { subjectId: id, action: "patient.signed-out" })).toBe(1);
  });

  test("counts at its own clinic's host alone", async () => {
    const { browser } = await signedIn();
    expect(await isSignedIn(copyOf(browser, "maple"))).toBe(false);
    expect(await isSignedIn(browser)).toBe(true);
  });

  test.each(["", "short", "B".repeat(43), `${"C".repeat(42)}=`, "' OR 1=1 --"])("is not had with the token %j", async (token) => {
    const browser = portail.browser();
    browser.cookies.set("portail-portal", token);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test.each<[string, Partial<Patient>]>([
    ["access is switched off", { accessEnabled: false }],
    ["the chart is archived", { archived: true }],
    ["the chart is no longer verified", { verified: false }],
  ])("ends at once when %s", async (_, fields) => {
    const [{ patient, browser }, bystander] = [await signedIn({ staySignedIn: true }), await signedIn()];
    await portail.database.manager.update(Patient, { clinicId: clinic.clinic.id, id: patient.id }, fields);
    expect(await isSignedIn(browser)).toBe(false);
    expect(await browser.data("{ viewer { patient { firstName appointments(when: UPCOMING) { edges { node { id } } } } } }")).toEqual({
      viewer: null,
    });
    expect(await isSignedIn(bystander.browser)).toBe(true);
  });

  test("ends at once with every other one of the clinic when the portal is switched off, and doesn't come back", async () => {
    const [usual, staying] = [await signedIn(), await signedIn({ staySignedIn: true })];
    const neighbour = await TestClinic.open(portail, "quiet");
    const away = await neighbour.signInPatient(await neighbour.patient());
    const support = await clinic.staff("SUPPORT");
    await saveSettings(support, { portalAccess: false });
    for (const { browser } of [usual, staying]) expect(await isSignedIn(browser)).toBe(false);
    expect(await isSignedIn(support)).toBe(true);
    await saveSettings(support, { portalAccess: true });
    for (const { browser } of [usual, staying]) expect(await isSignedIn(browser)).toBe(false);
    expect(await isSignedIn(away)).toBe(true);
    const again = await clinic.signInPatient(usual.patient);
    await saveSettings(support, { conversationReplies: false });
    expect(await isSignedIn(again)).toBe(true);
  });
});

describe("cookies", () => {
  /** All cookies that signing in sets, each as its parts. */
  async function cookiesOfSignIn(at: Portail, where: TestClinic, browser: ApiClient, staySignedIn: boolean) {
    const patient = await where.patient();
    const input = {
      identificationTypeId: where.typeId("ramq"),
      identificationValue: healthNumberOf(patient),
      channel: "EMAIL",
      destination: patient.email,
    };
    const asked = await browser.run("mutation ($input: RequestOtpInput!) { requestOtp(input: $input) { challenge { id } } }", { input });
    const code = await at.codeSentTo(patient.email!);
    const typed = { challengeId: asked.data.requestOtp.challenge.id, code, staySignedIn };
    const verified = await browser.run("mutation ($input: VerifyOtpInput!) { verifyOtp(input: $input) { outcome } }", { input: typed });
    expect(verified.data.verifyOtp.outcome).toBe("SIGNED_IN");
    const partsOf = (lines: readonly string[] | undefined) =>
      (lines ?? []).map((line) => line.split("; ").map((part, place) => (place === 0 ? part.split("=")[0]! : part)));
    return { nonce: partsOf(asked.headers["set-cookie"]), session: partsOf(verified.headers["set-cookie"]) };
  }

  const over = ["HttpOnly", "SameSite=Lax", "Path=/"];

  test("are out of reach of scripts and other sites, and end with the browser unless the patient stays signed in", async () => {
    const usual = await cookiesOfSignIn(portail, clinic, portail.browser(), false);
    for (const cookies of [usual.nonce, usual.session]) {
      expect(cookies).toHaveLength(1);
      expect(cookies[0]!.slice(1).sort()).toEqual([...over].sort());
    }
    expect([usual.nonce[0]![0], usual.session[0]![0]]).toEqual(["portail-browser", "portail-portal"]);
    const staying = await cookiesOfSignIn(portail, clinic, portail.browser(), true);
    const expires = `Expires=${new Date(portail.clock.now().getTime() + hours(24 * 30)).toUTCString()}`;
    expect(staying.session[0]!.slice(1).sort()).toEqual([...over, expires].sort());
  });

  test("of one browser keep their nonce", async () => {
    const browser = portail.browser();
    await cookiesOfSignIn(portail, clinic, browser, false);
    const nonce = browser.cookies.get("portail-browser");
    expect((await cookiesOfSignIn(portail, clinic, browser, false)).nonce).toEqual([]);
    expect(browser.cookies.get("portail-browser")).toBe(nonce);
  });

  test("are taken back at sign-out with the same attributes", async () => {
    const { browser } = await signedIn();
    const { headers } = await browser.run("mutation { signOut { signedOut } }");
    expect(headers["set-cookie"]).toHaveLength(1);
    const parts = headers["set-cookie"]![0]!.split("; ");
    expect(parts[0]).toBe("portail-portal=");
    expect(parts.slice(1).sort()).toEqual([...over, "Expires=Thu, 01 Jan 1970 00:00:00 GMT"].sort());
  });

  test("are Secure and tied to the host where people come over TLS", async () => {
    const secure = await startPortail({ config: { publicUrl: new URL("https://portail.example") } });
    try {
      const there = await TestClinic.open(secure, "demo");
      const browser = new ApiClient(secure.port, "demo.portail.example");
      const { nonce, session } = await cookiesOfSignIn(secure, there, browser, false);
      expect([nonce, session].map(([cookie]) => cookie![0])).toEqual(["__Host-portail-browser", "__Host-portail-portal"]);
      for (const [cookie] of [nonce, session]) expect(cookie!.slice(1).sort()).toEqual([...over, "Secure"].sort());
      expect(await isSignedIn(browser)).toBe(true);
      // The name without the prefix could come from another host of the domain.
      const unprefixed = new ApiClient(secure.port, "demo.portail.example");
      unprefixed.cookies.set("portail-portal", browser.cookies.get("__Host-portail-portal")!);
      expect(await isSignedIn(unprefixed)).toBe(false);
      const staff = new ApiClient(secure.port, "demo.portail.example");
      await signInStaff(staff, "support@demo.example", password);
      expect([...staff.cookies.keys()]).toEqual(["__Host-portail-admin"]);
    } finally {
      await secure.stop();
    }
  });

  test("of both apps live side by side: the portail-app header says which one counts, and signing out ends that one", async () => {
    const { patient, browser } = await signedIn();
    await signInStaff(browser, "desk@demo.example", password);
    const as = (app: string) => {
      const client = new ApiClient(portail.port, "demo.localhost", app ? { "portail-app": app } : {});
      for (const [name, value] of browser.cookies) client.cookies.set(name, value);
      return client;
    };
    expect(await viewerOf(as("portal"))).toMatchObject({ patient: { id: expect.any(String) }, staffMember: null });
    for (const app of ["admin", "", "neither"])
      expect(await viewerOf(as(app))).toMatchObject({ patient: null, staffMember: { role: "DESK" } });
    const portal = as("portal");
    expect(await signOut(portal)).toEqual({ signedOut: true, errors: [] });
    expect([...portal.cookies.keys()].sort()).toEqual(["portail-admin", "portail-browser"]);
    expect(await viewerOf(as("portal"))).toBeNull();
    expect(await viewerOf(as("admin"))).toMatchObject({ staffMember: { role: "DESK" } });
    // Neither session's token is any good as the other's.
    const swapped = portail.browser();
    const fresh = await clinic.signInPatient(patient);
    swapped.cookies.set("portail-admin", fresh.cookies.get("portail-portal")!);
    swapped.cookies.set("portail-portal", browser.cookies.get("portail-admin")!);
    expect(await viewerOf(swapped)).toBeNull();
  });
});

describe("a staff member", () => {
  const refused = [{ __typename: "CredentialsInvalid", code: "CREDENTIALS_INVALID", path: ["input", "password"] }];

  test.each(["support@demo.example", " Support@DEMO.example ", "mailto:support@demo.example"])(
    "signs in as %j, whatever its case",
    async (email) => {
      const browser = portail.browser();
      expect(await signInStaff(browser, email, password)).toMatchObject({
        errors: [],
        viewer: { staffMember: { email: "support@demo.example" } },
      });
      expect(await viewerOf(browser)).toMatchObject({ patient: null, staffMember: { role: "SUPPORT" } });
      expect([...browser.cookies.keys()]).toEqual(["portail-admin"]);
    },
  );

  test("is refused alike for a wrong password, an unknown e-mail, a closed account and another clinic's", async () => {
    const closed = { clinicId: clinic.clinic.id, email: "admin@demo.example" };
    await portail.database.manager.update(StaffMember, closed, { active: false });
    const before = await portail.database.manager.count(StaffSession);
    const traces: unknown[] = [];
    for (const [email, typed] of [
      ["support@demo.example", "a wrong password"],
      ["support@demo.example", password.toUpperCase()],
      ["support@demo.example", ""],
      ["support@demo.example", "x".repeat(10_000)],
      ["nobody@demo.example", password],
      ["", ""],
      ["admin@demo.example", password],
      ["support@maple.example", password],
    ] as const) {
      const browser = portail.browser();
      await forgetLimits(portail);
      const { answer, statements: heard } = await statements.during(() => signInStaff(browser, email, typed));
      expect(answer).toMatchObject({ viewer: null, errors: refused });
      expect([...browser.cookies]).toEqual([]);
      expect(await isSignedIn(browser)).toBe(false);
      traces.push({ answer, heard: heard.map(({ sql }) => sql) });
    }
    for (const trace of traces) expect(trace).toEqual(traces[0]);
    expect(await portail.database.manager.count(StaffSession)).toBe(before);
    await portail.database.manager.update(StaffMember, closed, { active: true });
    expect((await signInStaff(portail.browser(), "admin@demo.example", password)).errors).toEqual([]);
    expect((await signInStaff(portail.browser("maple"), "support@maple.example", password)).errors).toEqual([]);
  });

  test("is signed out at once when the account is closed", async () => {
    const browser = await clinic.staff("DESK");
    const where = { clinicId: clinic.clinic.id, email: "desk@demo.example" };
    await portail.database.manager.update(StaffMember, where, { active: false });
    expect(await isSignedIn(browser)).toBe(false);
    await portail.database.manager.update(StaffMember, where, { active: true });
  });

  test("is signed out after sixty minutes without activity, and after twelve hours whatever happens", async () => {
    const [browser, left] = [await clinic.staff("DESK"), await clinic.staff("ADMIN")];
    const { session } = await viewerOf(browser);
    expect(Date.parse(session.idleExpiresAt) - Date.parse(session.startedAt)).toBe(hours(1));
    portail.clock.advance(hours(1) - 1);
    expect(await isSignedIn(browser)).toBe(true);
    portail.clock.advance(1);
    expect(await isSignedIn(left)).toBe(false);
    for (let step = 0; step < 11; step += 1) {
      portail.clock.advance(minutes(59));
      expect(await isSignedIn(browser)).toBe(true);
    }
    portail.clock.advance(minutes(11) - 1);
    expect(await isSignedIn(browser)).toBe(true);
    portail.clock.advance(1);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("signs in and out on record, under a new token each time, and the old cookie is dead", async () => {
    const browser = portail.browser();
    await signInStaff(browser, "desk@demo.example", password);
    const first = browser.cookies.get("portail-admin")!;
    await signInStaff(browser, "desk@demo.example", password);
    const second = browser.cookies.get("portail-admin")!;
    expect(second).not.toBe(first);
    const old = copyOf(browser);
    expect(await signOut(browser)).toEqual({ signedOut: true, errors: [] });
    for (const one of [browser, old]) expect(await isSignedIn(one)).toBe(false);
    const { manager } = portail.database;
    const session = await manager.findOneByOrFail(StaffSession, { tokenHash: hashToken(second) });
    expect(session.endedAt).toEqual(portail.clock.now());
    const events = await manager.find(AuditEvent, { where: { subjectId: session.id }, order: { id: "ASC" } });
    const who = { actorKind: "staff", actorId: session.staffMemberId, clinicId: clinic.clinic.id, patientId: null };
    expect(events).toMatchObject([
      { action: "staff.signed-in", ...who },
      { action: "staff.signed-out", ...who },
    ]);
    expect(await signOut(portail.browser())).toEqual({ signedOut: false, errors: [] });
  });

  test("keeps neither password nor token in the database or in the log", async () => {
    const browser = await clinic.staff("SUPPORT");
    const token = browser.cookies.get("portail-admin")!;
    const rows = await Promise.all(
      ["staff_members", "staff_sessions", "audit_events"].map((table) =>
        portail.database.manager.query<object[]>(`SELECT * FROM ${table}`),
      ),
    );
    const dump = JSON.stringify(rows) + portail.log();
    expect(dump).toContain("$argon2id$");
    for (const secret of [token, password]) expect(dump).not.toContain(secret);
  });
});
