import { fromGlobalId } from "../../graphql/global-id.ts";
import { newId } from "../../kernel/id.ts";
import { SecretKeys } from "../../kernel/secret-keys.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";
import { PatientSession } from "./patient-session.entity.ts";
import type { Asker } from "./sign-in-parts.ts";
import { healthNumberOf, wrongCode } from "./testing/steps.ts";

jest.setTimeout(240_000);

const many = 10_000;
/** At once: more than both servers have connections. */
const width = 48;

let servers: readonly [Portail, Portail];
let clinic: TestClinic;

beforeAll(async () => {
  const first = await startPortail();
  servers = [first, await startPortail({ beside: first })];
  clinic = await TestClinic.open(first, "demo");
});

afterAll(async () => {
  await servers[1].stop();
  await servers[0].stop();
});

/** How many codes are compared with a real one from here on. */
function countEvaluations(): () => number {
  const verify = jest.spyOn(SecretKeys.prototype, "verify");
  return () => verify.mock.calls.filter(([purpose]) => purpose === "one-time-code/sign-in").length;
}

/** Calls that many times, so many at once, and counts what came out. */
async function tally(count: number, call: (place: number) => Promise<string>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let next = 0;
  const work = async (): Promise<void> => {
    for (let place = next++; place < count; place = next++) {
      const outcome = await call(place);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return counts;
}

async function ask() {
  const patient = await clinic.patient();
  const browser = servers[0].browser();
  const id = fromGlobalId("OtpChallenge", await clinic.requestCode(browser, patient, healthNumberOf(patient)))!;
  const actor = { kind: "anonymous", clinicId: clinic.clinic.id, origin: { requestId: "many", networkAddress: "192.0.2.1" } } as const;
  const nonce = browser.cookies.get("portail-browser")!;
  const asker: Asker = { actor, clinic: clinic.clinic, locale: "fr", nonce, device: { browser: null, system: null }, sessionToken: null };
  const code = await servers[0].codeSentTo(patient.email!);
  const verify = async (typed: string, place: number, challengeId = id): Promise<string> => {
    const { signIn } = servers[place % 2 === 0 ? 0 : 1].services;
    const outcome = await signIn.verify(asker, { challengeId, typed, staySignedIn: false });
    return outcome.ok ? "SIGNED_IN" : outcome.problems[0]!.code;
  };
  return { patient, id, asker, code, verify };
}

const challengeOf = (id: string) => servers[0].database.manager.findOneByOrFail(OtpChallenge, { clinicId: clinic.clinic.id, id });

const sessionsOf = (patientId: string) => servers[0].database.manager.countBy(PatientSession, { clinicId: clinic.clinic.id, patientId });

describe("with two servers on one database", () => {
  afterEach(() => jest.restoreAllMocks());

  test("of 10,000 right codes exactly one signs in, and at most five are evaluated", async () => {
    const evaluated = countEvaluations();
    const { patient, id, code, verify } = await ask();
    const counts = await tally(many, (place) => verify(code, place));
    expect(counts["SIGNED_IN"]).toBe(1);
    expect(evaluated()).toBeLessThanOrEqual(5);
    expect(await sessionsOf(patient.id)).toBe(1);
    const signedIn = { patientId: patient.id, action: "patient.signed-in" };
    expect(await servers[0].database.manager.countBy(AuditEvent, signedIn)).toBe(1);
    expect((await challengeOf(id)).tries).toBeLessThanOrEqual(5);
  });

  test("of 10,000 wrong codes five are evaluated, and the right one comes too late", async () => {
    const evaluated = countEvaluations();
    const { patient, id, code, verify } = await ask();
    const counts = await tally(many, (place) => verify(wrongCode(code, place + 1), place));
    expect(counts).toEqual({ OTP_INVALID: 5, OTP_USED_UP: many - 5 });
    expect(evaluated()).toBe(5);
    expect((await challengeOf(id)).tries).toBe(5);
    expect(await verify(code, 0)).toBe("OTP_USED_UP");
    expect(await sessionsOf(patient.id)).toBe(0);
  });

  test("a right code that races the fifth wrong one signs in or is too late, whichever was counted first", async () => {
    const seen: Record<string, number> = {};
    for (let round = 0; round < 40; round += 1) {
      const { patient, id, code, verify } = await ask();
      for (const step of [1, 2, 3, 4]) await verify(wrongCode(code, step), step);
      const calls = [() => verify(code, round), () => verify(wrongCode(code, 5), round + 1)];
      const [first, second] = await Promise.all((round % 4 < 2 ? calls : calls.toReversed()).map((call) => call()));
      const [right, wrong] = round % 4 < 2 ? [first, second] : [second, first];
      const { tries } = await challengeOf(id);
      expect(tries).toBe(5);
      if (right === "SIGNED_IN") expect(["OTP_USED_UP", "OTP_EXPIRED"]).toContain(wrong);
      else expect([right, wrong]).toEqual(["OTP_USED_UP", "OTP_INVALID"]);
      expect(await sessionsOf(patient.id)).toBe(right === "SIGNED_IN" ? 1 : 0);
      seen[right!] = (seen[right!] ?? 0) + 1;
    }
    expect(Object.values(seen).reduce((sum, count) => sum + count)).toBe(40);
  });

  test("guesses at several codes of one person at once: five in all, then everything waits", async () => {
    const evaluated = countEvaluations();
    const { patient, id, code, verify } = await ask();
    const ids = [id];
    // Made directly: the limits would not give out so many at once.
    const made = await challengeOf(id);
    for (let copy = 0; copy < 5; copy += 1) {
      const another = newId();
      await servers[0].database.manager.insert(OtpChallenge, { ...made, id: another });
      ids.push(another);
    }
    const counts = await tally(60, (place) => verify(wrongCode(code, place + 1), place, ids[place % ids.length]));
    expect(counts["OTP_INVALID"]).toBe(5);
    expect((counts["TOO_MANY_REQUESTS"] ?? 0) + (counts["OTP_USED_UP"] ?? 0)).toBe(55);
    expect(evaluated()).toBe(5);
    const challenges = await servers[0].database.manager.findBy(OtpChallenge, { patientId: patient.id });
    expect(challenges.reduce((sum, { tries }) => sum + tries, 0)).toBe(5);
  });
});
