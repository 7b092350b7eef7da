import { minutes } from "../../kernel/clock.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";
import { PatientSession } from "./patient-session.entity.ts";
import { healthNumberOf, resendOtp, saveSettings, tryCode, verifyOtp, viewerOf, wrongCode } from "./testing/steps.ts";

// Hundreds of requests at once, on a machine that may be busy with more.
jest.setTimeout(120_000);

const parallel = 200;

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  beside = await startPortail({ beside: portail });
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

/** The same browser, as the other server process meets it. */
function atOtherServer(browser: ApiClient): ApiClient {
  const same = new ApiClient(beside.port, "demo.localhost");
  for (const [name, value] of browser.cookies) same.cookies.set(name, value);
  return same;
}

async function ask(patient?: Patient) {
  const who = patient ?? (await clinic.patient());
  const browser = portail.browser();
  const challengeId = await clinic.requestCode(browser, who, healthNumberOf(who));
  return { patient: who, browser, challengeId, code: await portail.codeSentTo(who.email!) };
}

const challengeOf = (challengeId: string) =>
  portail.database.manager.findOneByOrFail(OtpChallenge, { clinicId: clinic.clinic.id, id: fromGlobalId("OtpChallenge", challengeId)! });

async function leftBy({ id: patientId }: Patient) {
  const { manager } = portail.database;
  const where = { clinicId: clinic.clinic.id, patientId };
  return {
    sessions: await manager.countBy(PatientSession, where),
    signIns: await manager.countBy(AuditEvent, { ...where, action: "patient.signed-in" }),
    challenges: await manager.countBy(OtpChallenge, where),
    openChallenges: (await manager.findBy(OtpChallenge, where)).filter(({ voidedAt, consumedAt }) => !voidedAt && !consumedAt).length,
  };
}

/** Runs all at once and counts what came out. */
async function tally(calls: readonly (() => Promise<string>)[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const outcome of await Promise.all(calls.map((call) => call()))) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

const times = <T>(count: number, make: (place: number) => T): T[] => Array.from({ length: count }, (_, place) => make(place));

describe("with two server processes' worth of servers on one database", () => {
  /** Every other call goes to the second server. */
  const spread = (browser: ApiClient) => {
    const other = atOtherServer(browser);
    return (place: number): ApiClient => (place % 2 === 0 ? browser : other);
  };

  test("of 200 right codes at once exactly one signs in", async () => {
    const { patient, browser, challengeId, code } = await ask();
    const at = spread(browser);
    const counts = await tally(times(parallel, (place) => () => tryCode(at(place), challengeId, code)));
    expect(counts["SIGNED_IN"]).toBe(1);
    // Each is counted as wrong until it was found right: so five at once are a reason to wait.
    const refusals = ["OTP_EXPIRED", "OTP_USED_UP", "TOO_MANY_REQUESTS"].map((code) => counts[code] ?? 0);
    expect(refusals.reduce((sum, count) => sum + count)).toBe(parallel - 1);
    expect(await leftBy(patient)).toMatchObject({ sessions: 1, signIns: 1 });
    expect((await challengeOf(challengeId)).tries).toBeLessThanOrEqual(5);
  });

  test("of 200 wrong codes at once five are evaluated", async () => {
    const { patient, browser, challengeId, code } = await ask();
    const at = spread(browser);
    const counts = await tally(times(parallel, (place) => () => tryCode(at(place), challengeId, wrongCode(code, place + 1))));
    expect(counts).toEqual({ OTP_INVALID: 5, OTP_USED_UP: parallel - 5 });
    expect((await challengeOf(challengeId)).tries).toBe(5);
    expect(await tryCode(browser, challengeId, code)).toBe("OTP_USED_UP");
    expect(await leftBy(patient)).toMatchObject({ sessions: 0, signIns: 0 });
  });

  test("right codes among wrong ones make at most one session, and never more than five tries", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { patient, browser, challengeId, code } = await ask();
      const at = spread(browser);
      const typed = times(24, (place) => (place % 6 === round ? code : wrongCode(code, place + 1)));
      const counts = await tally(typed.map((each, place) => () => tryCode(at(place), challengeId, each)));
      const { sessions, signIns } = await leftBy(patient);
      expect(sessions).toBe(counts["SIGNED_IN"] ?? 0);
      expect(signIns).toBe(sessions);
      expect(sessions).toBeLessThanOrEqual(1);
      expect((await challengeOf(challengeId)).tries).toBeLessThanOrEqual(5);
      expect((counts["OTP_INVALID"] ?? 0) + sessions).toBeLessThanOrEqual(5);
    }
  });

  test("of 20 resends at once one makes a new code", async () => {
    const { patient, browser, challengeId, code } = await ask();
    portail.clock.advance(minutes(1));
    const at = spread(browser);
    const answers = await Promise.all(times(20, (place) => resendOtp(at(place), challengeId)));
    const made = answers.filter(({ challenge }) => challenge !== null);
    expect(made).toHaveLength(1);
    const codes = answers.flatMap(({ errors }) => errors.map((error: { code: string }) => error.code));
    expect(codes.filter((code) => code !== "OTP_EXPIRED" && code !== "TOO_MANY_REQUESTS")).toEqual([]);
    expect(await leftBy(patient)).toMatchObject({ challenges: 2, openChallenges: 1 });
    expect(await tryCode(browser, challengeId, code)).toBe("OTP_EXPIRED");
    expect(await tryCode(browser, made[0].challenge.id, await portail.codeSentTo(patient.email!))).toBe("SIGNED_IN");
  });

  test("a code that races its resend is used or void, never both", async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const { patient, browser, challengeId, code } = await ask();
      portail.clock.advance(minutes(1));
      const at = spread(browser);
      const verify = () => verifyOtp(at(0), challengeId, code);
      const resend = () => resendOtp(at(1), challengeId);
      const [first, second] = round % 2 === 0 ? [verify(), resend()] : [resend(), verify()];
      const both = await Promise.all([first, second]);
      const signedIn = both.some(({ outcome }) => outcome === "SIGNED_IN");
      const resent = both.some(({ challenge }) => challenge);
      seen.add(signedIn ? "used" : "void");
      expect(signedIn).not.toBe(resent);
      const { voidedAt, consumedAt } = await challengeOf(challengeId);
      expect([voidedAt !== null, consumedAt !== null]).toEqual([resent, signedIn]);
      expect(await leftBy(patient)).toMatchObject({ sessions: signedIn ? 1 : 0, challenges: resent ? 2 : 1 });
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  test("a code that was found right while the portal was being closed makes no session", async () => {
    const { patient, browser, challengeId, code } = await ask();
    const support = await clinic.staff("SUPPORT");
    const { settings } = portail.services;
    const inForce = settings.inForce.bind(settings);
    // Closed by the other server, between the first look at the settings and the transaction.
    const first = jest.spyOn(settings, "inForce").mockImplementationOnce(async (clinicId) => {
      const seen = await inForce(clinicId);
      await saveSettings(atOtherServer(support), { portalAccess: false });
      return seen;
    });
    expect(await tryCode(browser, challengeId, code)).toBe("OTP_EXPIRED");
    first.mockRestore();
    expect(await viewerOf(browser)).toBeNull();
    expect(await leftBy(patient)).toMatchObject({ sessions: 0, signIns: 0 });
    await saveSettings(support, { portalAccess: true });
    expect(await viewerOf(browser)).toBeNull();
  });

  test("no session survives that races the closing of the portal, not even once it is open again", async () => {
    for (let round = 0; round < 4; round += 1) {
      const waiting = [];
      for (let count = 0; count < 6; count += 1) waiting.push(await ask());
      const support = await clinic.staff("SUPPORT");
      const closing = atOtherServer(support);
      const verify = waiting.map(({ browser, challengeId, code }, place) => async () => {
        // Spread over the time that closing takes, by doing some reads before.
        for (let step = 0; step < (place + round) % 4; step += 1) await viewerOf(browser);
        return tryCode(browser, challengeId, code);
      });
      const [outcomes] = await Promise.all([Promise.all(verify.map((call) => call())), saveSettings(closing, { portalAccess: false })]);
      const allowed = ["SIGNED_IN", "PORTAL_CLOSED", "OTP_EXPIRED"];
      expect(outcomes.filter((outcome) => !allowed.includes(outcome))).toEqual([]);
      for (const { browser } of waiting) expect(await viewerOf(browser)).toBeNull();
      await saveSettings(support, { portalAccess: true });
      for (const { browser } of waiting) expect(await viewerOf(browser)).toBeNull();
    }
  });
});
