import { listInbox } from "../../gateways/inbox/inbox-folder.ts";
import { fromGlobalId, toGlobalId } from "../../graphql/global-id.ts";
import { minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { SecretKeys } from "../../kernel/secret-keys.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail, testKeys } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import { macOfCode } from "./one-time-code.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";
import { PatientSession } from "./patient-session.entity.ts";
import type { Challenge } from "./testing/steps.ts";
import { healthNumberOf, requestOtp, resendOtp, saveSettings, tryCode, verifyOtp, viewerOf, wrongCode } from "./testing/steps.ts";

let portail: Portail;
let clinic: TestClinic;
let other: TestClinic;
let support: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "maple");
  support = await clinic.staff("SUPPORT");
});

afterAll(() => portail.stop());

interface Asked {
  readonly patient: Patient;
  readonly browser: ApiClient;
  readonly challenge: Challenge;
  readonly code: string;
}

/** A patient who waits with a code in hand. */
async function ask(channel: "EMAIL" | "SMS" = "EMAIL", patient?: Patient, browser: ApiClient = portail.browser()): Promise<Asked> {
  const who = patient ?? (await clinic.patient());
  const destination = channel === "EMAIL" ? who.email! : who.mobile!;
  const typed = { identificationTypeId: clinic.typeId("ramq"), identificationValue: healthNumberOf(who), channel, destination };
  const { challenge } = await requestOtp(browser, typed);
  return { patient: who, browser, challenge, code: await portail.codeSentTo(destination) };
}

const stored = ({ id }: { id: string }) =>
  portail.database.manager.findOneByOrFail(OtpChallenge, { clinicId: clinic.clinic.id, id: fromGlobalId("OtpChallenge", id)! });

const sessionsOf = ({ id }: Patient) => portail.database.manager.findBy(PatientSession, { clinicId: clinic.clinic.id, patientId: id });

describe("tries", () => {
  test("each wrong code says how many are left, the sixth that there are none, and the right one is then wrong too", async () => {
    const { patient, browser, challenge, code } = await ask();
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const { outcome, viewer, errors } = await verifyOtp(browser, challenge.id, wrongCode(code, triesLeft + 1));
      expect({ outcome, viewer }).toEqual({ outcome: null, viewer: null });
      expect(errors).toMatchObject([{ __typename: "OtpInvalid", code: "OTP_INVALID", triesLeft, path: ["input", "code"] }]);
      expect(errors[0].messages.fr).not.toBe(errors[0].messages.en);
    }
    expect(await tryCode(browser, challenge.id, wrongCode(code))).toBe("OTP_USED_UP");
    expect((await verifyOtp(browser, challenge.id, code)).errors).toMatchObject([{ __typename: "OtpUsedUp", path: ["input", "code"] }]);
    expect((await stored(challenge)).tries).toBe(5);
    expect(await sessionsOf(patient)).toEqual([]);
    expect(await viewerOf(browser)).toBeNull();
  });

  test("the right code still signs in at the fifth try", async () => {
    const { browser, challenge, code, patient } = await ask();
    for (const step of [1, 2, 3, 4]) expect(await tryCode(browser, challenge.id, wrongCode(code, step))).toBe("OTP_INVALID");
    expect(await tryCode(browser, challenge.id, code)).toBe("SIGNED_IN");
    expect((await viewerOf(browser)).patient.id).toBe(toGlobalId("Patient", patient.id));
  });

  test("a used-up code that expires is expired", async () => {
    const { browser, challenge, code } = await ask();
    for (const step of [1, 2, 3, 4, 5]) await tryCode(browser, challenge.id, wrongCode(code, step));
    portail.clock.advance(minutes(15));
    expect(await tryCode(browser, challenge.id, code)).toBe("OTP_EXPIRED");
  });

  test.each([
    ["nothing", ""],
    ["words", "mon code"],
    ["seven digits", "1234567"],
    ["nine digits", "123456789"],
    ["a wall of digits", "12345678".repeat(5_000)],
    ["two codes at once", "1234 5678 ou 8765 4321"],
  ])("%s is a wrong code like any other, and counts", async (_, typed) => {
    const { browser, challenge } = await ask();
    expect((await verifyOtp(browser, challenge.id, typed)).errors).toMatchObject([{ code: "OTP_INVALID", triesLeft: 4 }]);
  });
});

describe("however it is typed", () => {
  const fullWidth = (text: string): string => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  const halves = (code: string, between: string): string => code.slice(0, 4) + between + code.slice(4);

  test.each<[string, (code: string) => string]>([
    ["as eight digits", (code) => code],
    ["as 1234 5678", (code) => halves(code, " ")],
    ["with a no-break space", (code) => halves(code, "\u00a0")],
    ["with a hyphen", (code) => halves(code, "-")],
    ["with spaces around and between all digits", (code) => ` ${[...code].join(" ")}\n`],
    ["in full-width digits", fullWidth],
    ["in full-width digits, 4 + 4", (code) => fullWidth(halves(code, "\u3000"))],
    ["with what a browser's autofill leaves", (code) => `\u200e${code}\u200b`],
    ["in a sentence", (code) => `Votre code : ${halves(code, " ")}. Valide 15 minutes.`],
  ])("%s it signs in", async (_, retype) => {
    const { browser, challenge, code } = await ask();
    expect(await tryCode(browser, challenge.id, retype(code))).toBe("SIGNED_IN");
  });

  test.each(["SMS", "EMAIL"] as const)("pasted as the whole %s that was sent, it signs in", async (channel) => {
    const { browser, challenge, patient } = await ask(channel);
    const to = channel === "SMS" ? patient.mobile : patient.email;
    const message = (await listInbox(`${portail.folder}/inbox`)).find((each) => each.to === to)!;
    expect(message.channel).toBe(channel);
    expect(await tryCode(browser, challenge.id, message.text)).toBe("SIGNED_IN");
  });
});

describe("time", () => {
  test.each([5, 15, 30, 1440])(
    "with setting 7 at %s minutes a code lives until its last millisecond, and not one longer",
    async (lifetime) => {
      await saveSettings(support, { otpLifetimeMinutes: lifetime });
      // Days go by in here: the support account's own session doesn't last that long.
      const [early, late] = [await ask(), await ask()];
      const expected = new Date(portail.clock.now().getTime() + minutes(lifetime)).toISOString();
      expect(early.challenge.expiresAt).toBe(expected);
      portail.clock.advance(minutes(lifetime) - 1);
      expect(await tryCode(early.browser, early.challenge.id, early.code)).toBe("SIGNED_IN");
      portail.clock.advance(1);
      expect((await verifyOtp(late.browser, late.challenge.id, late.code)).errors).toMatchObject([
        { __typename: "OtpExpired", code: "OTP_EXPIRED", path: ["input", "code"] },
      ]);
      expect((await stored(late.challenge)).tries).toBe(0);
      expect(await sessionsOf(late.patient)).toEqual([]);
      support = await clinic.staff("SUPPORT");
      await saveSettings(support, { otpLifetimeMinutes: 15 });
    },
  );

  test("a new lifetime is for new codes", async () => {
    const { browser, challenge, code } = await ask();
    await saveSettings(support, { otpLifetimeMinutes: 5 });
    portail.clock.advance(minutes(10));
    expect(await tryCode(browser, challenge.id, code)).toBe("SIGNED_IN");
    await saveSettings(support, { otpLifetimeMinutes: 15 });
  });
});

describe("a code opens nothing but what it belongs to", () => {
  test("used, it is expired, and no second session comes of it", async () => {
    const { patient, browser, challenge, code } = await ask();
    expect(await tryCode(browser, challenge.id, code)).toBe("SIGNED_IN");
    expect(await tryCode(browser, challenge.id, code)).toBe("OTP_EXPIRED");
    expect(await tryCode(browser, challenge.id, wrongCode(code))).toBe("OTP_EXPIRED");
    expect(await sessionsOf(patient)).toHaveLength(1);
  });

  test("in another browser it is expired, and costs no try: without a nonce, with another, with one that is no nonce", async () => {
    const { browser, challenge, code } = await ask();
    const without = portail.browser();
    const { browser: another } = await ask();
    const forged = portail.browser();
    forged.cookies.set("portail-browser", "A".repeat(43));
    const broken = portail.browser();
    broken.cookies.set("portail-browser", `${browser.cookies.get("portail-browser")!}x`);
    for (const stranger of [without, another, forged, broken]) {
      expect(await tryCode(stranger, challenge.id, code)).toBe("OTP_EXPIRED");
      expect(await tryCode(stranger, challenge.id, wrongCode(code))).toBe("OTP_EXPIRED");
      expect(await viewerOf(stranger)).toBeNull();
    }
    expect((await stored(challenge)).tries).toBe(0);
    expect(await tryCode(browser, challenge.id, code)).toBe("SIGNED_IN");
  });

  test("at another clinic's host it is expired, and costs no try", async () => {
    const { browser, challenge, code } = await ask();
    const elsewhere = portail.browser("maple");
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    expect(await tryCode(elsewhere, challenge.id, code)).toBe("OTP_EXPIRED");
    expect((await stored(challenge)).tries).toBe(0);
    expect(await viewerOf(elsewhere)).toBeNull();
    expect(other.clinic.id).not.toBe(clinic.clinic.id);
  });

  test("of one challenge it is wrong for another, of the same person in the same browser too", async () => {
    const first = await ask();
    portail.clock.advance(minutes(1));
    const second = await ask("EMAIL", first.patient, first.browser);
    expect(second.code).not.toBe(first.code);
    expect(await tryCode(first.browser, second.challenge.id, first.code)).toBe("OTP_INVALID");
    expect(await tryCode(first.browser, first.challenge.id, second.code)).toBe("OTP_INVALID");
    const stranger = await ask();
    expect(await tryCode(first.browser, first.challenge.id, stranger.code)).toBe("OTP_INVALID");
    expect(await tryCode(first.browser, first.challenge.id, first.code)).toBe("SIGNED_IN");
    expect(await tryCode(first.browser, second.challenge.id, second.code)).toBe("SIGNED_IN");
  });

  test.each([
    ["an id of nothing", toGlobalId("OtpChallenge", newId())],
    ["an id of something else", toGlobalId("Patient", newId())],
    ["no id", ""],
    ["a malformed one", "'; DROP TABLE otp_challenges"],
  ])("%s is expired", async (_, id) => {
    const { browser, code } = await ask();
    expect(await tryCode(browser, id, code)).toBe("OTP_EXPIRED");
    expect((await resendOtp(browser, id)).errors).toMatchObject([{ code: "OTP_EXPIRED", path: ["input", "challengeId"] }]);
  });

  test("a decoy's right code is wrong, until it is used up", async () => {
    const [known, decoy] = [await ask(), portail.browser()];
    const typed = { identificationTypeId: clinic.typeId("ramq"), channel: "EMAIL" as const, destination: known.patient.email! };
    const { challenge } = await requestOtp(decoy, { ...typed, identificationValue: "UNKNOWN" });
    const keys = SecretKeys.parse(testKeys);
    for (const { id } of [challenge, known.challenge] as Challenge[]) {
      const { clinicId, id: challengeId, recipient } = await stored({ id });
      const codeMac = macOfCode(keys, { purpose: "SIGN_IN", clinicId, challengeId, recipient }, "12345678");
      await portail.database.manager.update(OtpChallenge, { clinicId, id: challengeId }, { codeMac });
    }
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect((await verifyOtp(decoy, challenge.id, "12345678")).errors).toMatchObject([{ code: "OTP_INVALID", triesLeft }]);
    expect(await tryCode(decoy, challenge.id, "12345678")).toBe("OTP_USED_UP");
    expect(await viewerOf(decoy)).toBeNull();
    expect(await tryCode(known.browser, known.challenge.id, "12345678")).toBe("SIGNED_IN");
  });

  test.each<[string, Partial<Patient>]>([
    ["lost their access", { accessEnabled: false }],
    ["were archived", { archived: true }],
    ["are no longer verified", { verified: false }],
  ])("of a patient who meanwhile %s it is expired, and makes no session", async (_, fields) => {
    const { patient, browser, challenge, code } = await ask();
    await portail.database.manager.update(Patient, { clinicId: patient.clinicId, id: patient.id }, fields);
    expect(await tryCode(browser, challenge.id, code)).toBe("OTP_EXPIRED");
    expect(await sessionsOf(patient)).toEqual([]);
    expect(await portail.database.manager.countBy(AuditEvent, { patientId: patient.id, action: "patient.signed-in" })).toBe(0);
  });
});

describe("a resend", () => {
  test("comes too early for a minute, and says when it is possible", async () => {
    const { browser, challenge, code } = await ask();
    const tooEarly = { __typename: "TooManyRequests", code: "TOO_MANY_REQUESTS", retryAt: challenge.resendAvailableAt };
    expect(challenge.resendAvailableAt).toBe(new Date(portail.clock.now().getTime() + 60_000).toISOString());
    expect(await resendOtp(browser, challenge.id)).toMatchObject({
      challenge: null,
      errors: [{ ...tooEarly, path: ["input", "challengeId"] }],
    });
    portail.clock.advance(59_999);
    expect((await resendOtp(browser, challenge.id)).errors).toMatchObject([tooEarly]);
    expect(await tryCode(browser, challenge.id, code)).toBe("SIGNED_IN");
  });

  test("after it makes a new code with new tries and a new lifetime, and voids the old one", async () => {
    const { patient, browser, challenge, code } = await ask();
    for (const step of [1, 2, 3, 4, 5]) await tryCode(browser, challenge.id, wrongCode(code, step));
    portail.clock.advance(60_000);
    const { challenge: again, errors } = await resendOtp(browser, challenge.id);
    expect(errors).toEqual([]);
    expect(again).toMatchObject({ channel: "EMAIL", maskedDestination: "p•••@c•••.example", triesLeft: 5 });
    expect(again.expiresAt).toBe(new Date(portail.clock.now().getTime() + minutes(15)).toISOString());
    const newCode = await portail.codeSentTo(patient.email!);
    expect(newCode).not.toBe(code);
    expect(await tryCode(browser, challenge.id, code)).toBe("OTP_EXPIRED");
    expect(await tryCode(browser, challenge.id, newCode)).toBe("OTP_EXPIRED");
    expect(await tryCode(browser, again.id, code)).toBe("OTP_INVALID");
    expect((await resendOtp(browser, challenge.id)).errors).toMatchObject([{ code: "OTP_EXPIRED" }]);
    expect((await resendOtp(browser, again.id)).errors).toMatchObject([{ code: "TOO_MANY_REQUESTS" }]);
    expect(await tryCode(browser, again.id, newCode)).toBe("SIGNED_IN");
  });

  test("follows the number by which the code went", async () => {
    const { patient, browser, challenge } = await ask("SMS");
    portail.clock.advance(60_000);
    const { challenge: again } = await resendOtp(browser, challenge.id);
    expect(again).toMatchObject({ channel: "SMS", maskedDestination: `••• ••• ${patient.mobile!.slice(-4)}` });
    expect(await tryCode(browser, again.id, await portail.codeSentTo(patient.mobile!))).toBe("SIGNED_IN");
  });

  test("of an expired code works; of a used one it doesn't", async () => {
    const { patient, browser, challenge } = await ask();
    portail.clock.advance(minutes(16));
    const { challenge: again } = await resendOtp(browser, challenge.id);
    expect(await tryCode(browser, again.id, await portail.codeSentTo(patient.email!))).toBe("SIGNED_IN");
    portail.clock.advance(60_000);
    expect((await resendOtp(browser, again.id)).errors).toMatchObject([{ code: "OTP_EXPIRED" }]);
  });

  test("of somebody else's challenge is refused, changes nothing and sends nothing", async () => {
    const { browser, challenge, code } = await ask();
    portail.clock.advance(60_000);
    const before = (await listInbox(`${portail.folder}/inbox`)).length;
    const elsewhere = portail.browser("maple");
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    for (const stranger of [portail.browser(), (await ask()).browser, elsewhere])
      expect(await resendOtp(stranger, challenge.id)).toMatchObject({ challenge: null, errors: [{ code: "OTP_EXPIRED" }] });
    await portail.services.worker.deliverDue();
    // One more: the second browser's own.
    expect(await listInbox(`${portail.folder}/inbox`)).toHaveLength(before + 1);
    expect(await tryCode(browser, challenge.id, code)).toBe("SIGNED_IN");
  });

  test("before the first message has left leaves only the second to be sent", async () => {
    const patient = await clinic.patient();
    const browser = portail.browser();
    const id = await clinic.requestCode(browser, patient, healthNumberOf(patient));
    portail.clock.advance(60_000);
    const { challenge } = await resendOtp(browser, id);
    const code = await portail.codeSentTo(patient.email!);
    expect((await listInbox(`${portail.folder}/inbox`)).filter(({ to }) => to === patient.email)).toHaveLength(1);
    expect(await tryCode(browser, challenge.id, code)).toBe("SIGNED_IN");
  });
});

describe("nothing is kept or told in clear", () => {
  const forms = (secret: string): string[] => [
    secret,
    ...(["hex", "base64", "base64url"] as const).map((form) => Buffer.from(secret).toString(form)),
  ];

  test("neither codes nor tokens nor contacts are in the tables of signing in, in the log or in an error", async () => {
    const { patient, browser, challenge, code } = await ask();
    const waiting = portail.browser();
    await clinic.requestCode(waiting, patient, healthNumberOf(patient));
    const mobile = await ask("SMS", patient, portail.browser());
    const answers: unknown[] = [];
    const send = async (client: ApiClient, query: string, variables = {}) => answers.push((await client.run(query, variables)).errors);
    answers.push(await verifyOtp(browser, challenge.id, wrongCode(code)));
    answers.push(await verifyOtp(portail.browser(), challenge.id, code));
    answers.push(await resendOtp(browser, challenge.id));
    answers.push(await verifyOtp(browser, challenge.id, code));
    const verify = "mutation ($input: VerifyOtpInput!) { verifyOtp(input: $input) { outcome } }";
    await send(browser, verify, { input: { challengeId: challenge.id, code: Number(code) } });
    await send(browser, verify, { input: { challengeId: challenge.id, code: [code, code] } });
    await send(browser, verify, { input: { challengeId: challenge.id, code, unknown: code } });
    await send(browser, `mutation { verifyOtp(input: { challengeId: "", code: ${Number(code)} }) { outcome } }`);
    const request = "mutation ($input: RequestOtpInput!) { requestOtp(input: $input) { challenge { id } } }";
    const typed = { identificationTypeId: clinic.typeId("ramq"), destination: patient.email, identificationValue: healthNumberOf(patient) };
    await send(browser, request, { input: { ...typed, channel: patient.email } });
    await send(browser, request, { input: { ...typed, channel: "EMAIL", identificationValue: { value: healthNumberOf(patient) } } });
    await send(browser, request, { input: typed });
    expect(JSON.stringify(answers[3])).toContain("SIGNED_IN");
    expect(answers.slice(4).every((errors) => Array.isArray(errors) && errors.length > 0)).toBe(true);

    const tokens = [...browser.cookies.values(), ...waiting.cookies.values(), ...mobile.browser.cookies.values()];
    expect(tokens.length).toBeGreaterThanOrEqual(4);
    const codes = [code, mobile.code].flatMap((each) => [each, `${each.slice(0, 4)} ${each.slice(4)}`]);
    const secrets = [...codes, ...tokens, patient.email!, patient.mobile!, patient.mobile!.slice(2), healthNumberOf(patient)].flatMap(
      forms,
    );
    const tables = ["otp_challenges", "outbox_messages", "patient_sessions", "staff_sessions", "audit_events", "patient_identifications"];
    const rows = await Promise.all(tables.map((table) => portail.database.manager.query<object[]>(`SELECT * FROM ${table}`)));
    for (const each of rows) expect(each.length).toBeGreaterThan(0);
    const dump = JSON.stringify(rows);
    const log = portail.log();
    expect(log).toContain("http.request");
    const errors = JSON.stringify(answers);
    const found = secrets.flatMap((secret) => [
      ...(dump.includes(secret) ? [`stored: ${secret}`] : []),
      ...(log.includes(secret) ? [`logged: ${secret}`] : []),
      ...(errors.includes(secret) ? [`told: ${secret}`] : []),
    ]);
    expect(found).toEqual([]);
    for (const name of [patient.firstName, patient.lastName, "TREE8452"]) expect(log).not.toContain(name);
  });
});
