import fc from "fast-check";
import { testDatabaseKind } from "../../db/testing/test-database.ts";
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
import { healthNumberOf, requestOtp, resendOtp, saveSettings, tryCode, verifyOtp, viewerOf, wrongCode } from "./testing/steps.ts";

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
    expect((counts["OTP_EXPIRED"] ?? 0) + (counts["OTP_USED_UP"] ?? 0)).toBe(parallel - 1);
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
    expect(new Set(answers.flatMap(({ errors }) => errors.map((error: { code: string }) => error.code)))).toEqual(new Set(["OTP_EXPIRED"]));
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

/** What the domain says of one challenge, in as few words as possible. */
interface ModelChallenge {
  readonly id: string;
  readonly code: string;
  readonly browser: number;
  readonly expiresAt: number;
  readonly resendAt: number;
  tries: number;
  state: "open" | "void" | "used";
}

class Model {
  readonly challenges: ModelChallenge[] = [];
  readonly signedIn = [false, false];
  sessions = 0;

  /** Counted from the newest. */
  pick(place: number): ModelChallenge {
    return this.challenges.at(-1 - (place % this.challenges.length))!;
  }

  /** What typing a code comes to, and what it does. */
  type(challenge: ModelChallenge, browser: number, right: boolean, now: number): string {
    if (challenge.browser !== browser || challenge.state !== "open" || now >= challenge.expiresAt) return "OTP_EXPIRED";
    if (challenge.tries === 5) return "OTP_USED_UP";
    challenge.tries += 1;
    if (!right) return `OTP_INVALID ${5 - challenge.tries}`;
    challenge.state = "used";
    this.signedIn[browser] = true;
    this.sessions += 1;
    return "SIGNED_IN";
  }

  resend(challenge: ModelChallenge, browser: number, now: number): string {
    if (challenge.browser !== browser || challenge.state !== "open") return "OTP_EXPIRED";
    return now < challenge.resendAt ? "TOO_MANY_REQUESTS" : "SENT";
  }
}

interface Real {
  readonly patient: Patient;
  readonly browsers: readonly [ApiClient, ApiClient];
}

type Step = fc.AsyncCommand<Model, Real>;

const now = (): number => portail.clock.now().getTime();

async function remember(
  model: Model,
  { patient }: Real,
  challenge: { id: string; expiresAt: string; resendAvailableAt: string },
  browser: number,
) {
  const { id, expiresAt, resendAvailableAt } = challenge;
  const code = await portail.codeSentTo(patient.email!);
  model.challenges.push({
    id,
    code,
    browser,
    expiresAt: Date.parse(expiresAt),
    resendAt: Date.parse(resendAvailableAt),
    tries: 0,
    state: "open",
  });
}

class AskForCode implements Step {
  readonly #browser: number;
  constructor(browser: number) {
    this.#browser = browser;
  }
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    // So that the newest message can be told from the one before.
    portail.clock.advance(1);
    const { patient, browsers } = real;
    const typed = { identificationTypeId: clinic.typeId("ramq"), identificationValue: healthNumberOf(patient), channel: "EMAIL" as const };
    const { challenge } = await requestOtp(browsers[this.#browser]!, { ...typed, destination: patient.email! });
    expect(Date.parse(challenge.expiresAt) - now()).toBe(minutes(15));
    await remember(model, real, challenge, this.#browser);
  }
  toString = (): string => `browser ${this.#browser} asks for a code`;
}

/** Who acts: mostly the browser that asked. */
const actingBrowser = (challenge: ModelChallenge, stranger: boolean): number => (stranger ? 1 - challenge.browser : challenge.browser);

class TypeCode implements Step {
  readonly #place: number;
  readonly #stranger: boolean;
  readonly #right: boolean;
  constructor(place: number, stranger: boolean, right: boolean) {
    this.#place = place;
    this.#stranger = stranger;
    this.#right = right;
  }
  check = (model: Readonly<Model>): boolean => model.challenges.length > 0;
  async run(model: Model, { browsers }: Real): Promise<void> {
    const challenge = model.pick(this.#place);
    const browser = actingBrowser(challenge, this.#stranger);
    const typed = this.#right ? challenge.code : wrongCode(challenge.code);
    const { outcome, errors } = await verifyOtp(browsers[browser]!, challenge.id, typed);
    const [error] = errors;
    const answered = outcome ?? [error.code, ...(error.triesLeft === undefined ? [] : [error.triesLeft])].join(" ");
    expect(answered).toBe(model.type(challenge, browser, this.#right, now()));
  }
  toString = (): string =>
    `${this.#stranger ? "another" : "its"} browser types the ${this.#right ? "right" : "wrong"} code of challenge -${this.#place}`;
}

class Resend implements Step {
  readonly #place: number;
  readonly #stranger: boolean;
  constructor(place: number, stranger: boolean) {
    this.#place = place;
    this.#stranger = stranger;
  }
  check = (model: Readonly<Model>): boolean => model.challenges.length > 0;
  async run(model: Model, real: Real): Promise<void> {
    portail.clock.advance(1);
    const challenge = model.pick(this.#place);
    const browser = actingBrowser(challenge, this.#stranger);
    const expected = model.resend(challenge, browser, now());
    const { challenge: made, errors } = await resendOtp(real.browsers[browser]!, challenge.id);
    expect(made ? "SENT" : errors[0].code).toBe(expected);
    if (!made) return;
    challenge.state = "void";
    await remember(model, real, made, browser);
  }
  toString = (): string => `${this.#stranger ? "another" : "its"} browser has challenge -${this.#place} resent`;
}

class Wait implements Step {
  readonly #milliseconds: number;
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }
  check = (): boolean => true;
  async run(model: Model): Promise<void> {
    portail.clock.advance(this.#milliseconds);
    // Sessions end too, by their own rules: only what was just said is looked at.
    model.signedIn.fill(false);
  }
  toString = (): string => `${this.#milliseconds} ms go by`;
}

class Look implements Step {
  check = (): boolean => true;
  async run(model: Model, { patient, browsers }: Real): Promise<void> {
    expect((await leftBy(patient)).sessions).toBe(model.sessions);
    for (const [place, browser] of browsers.entries()) if (model.signedIn[place]) expect(await viewerOf(browser)).not.toBeNull();
    if (model.sessions === 0) for (const browser of browsers) expect(await viewerOf(browser)).toBeNull();
  }
  toString = (): string => "sessions are counted";
}

async function checkModel(): Promise<void> {
  // Mostly the newest one, in the browser that asked: so runs get somewhere.
  const place = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 3 }) });
  const stranger = fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
  const typed = (right: boolean) => fc.tuple(place, stranger).map(([at, by]) => new TypeCode(at, by, right));
  const steps = [
    fc.constantFrom(0, 1).map((browser) => new AskForCode(browser)),
    ...Array.from({ length: 7 }, () => typed(false)),
    typed(true),
    fc.tuple(place, stranger).map(([at, by]) => new Resend(at, by)),
    fc.constantFrom(1, 59_998, 60_000, 60_000, 60_000, minutes(15) - 60_001, minutes(15) - 1).map((each) => new Wait(each)),
    fc.constant(new Look()),
  ];
  const property = fc.asyncProperty(fc.commands(steps, { maxCommands: 40, size: "max" }), async (commands) => {
    const setup = async () => ({
      model: new Model(),
      real: { patient: await clinic.patient(), browsers: [portail.browser(), portail.browser()] } as Real,
    });
    await fc.asyncModelRun(setup, commands);
  });
  await fc.assert(property, { numRuns: 30, endOnFailure: true });
}

// The rules are the same code on both databases; what differs there is raced above.
if (testDatabaseKind() === "sqlite")
  test("whatever two browsers do with a patient's codes, in whatever order, comes out as the rules say", checkModel);
