import { listInbox } from "../../gateways/inbox/inbox-folder.ts";
import { days, hours, minutes } from "../../kernel/clock.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import type { Challenge, TypedRequest } from "./testing/steps.ts";
import { forgetLimits, healthNumberOf, requestOtp, saveSettings, tryCode, wrongCode } from "./testing/steps.ts";

jest.setTimeout(120_000);

let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail({ config: { trustedProxies: 1, smsDailyCap: 4 } });
  clinic = await TestClinic.open(portail, "demo");
  await saveSettings(await clinic.staff("SUPPORT"), { patientRegistration: true });
});

afterAll(() => portail.stop());

beforeEach(async () => {
  await forgetLimits(portail);
  // Text messages are counted by the day.
  portail.clock.advance(days(1));
});

let count = 0;

const from = (address: string): ApiClient => portail.browser("demo", { "x-forwarded-for": address });

const fromAnywhere = (): ApiClient => from(`198.51.${(count += 1) >> 8}.${count & 255}`);

const address = () => `quidam${(count += 1)}@courriel.example`;

/** Somebody whom no chart matches: each time with another identification. */
const stranger = (destination: string, channel: "EMAIL" | "SMS" = "EMAIL"): TypedRequest => ({
  identificationTypeId: clinic.typeId("ramq"),
  identificationValue: `ZZZZ8452${String((count += 1)).padStart(4, "0")}`,
  channel,
  destination,
});

/** Asks; whoever asks is always answered with a challenge. */
async function ask(typed: TypedRequest, browser = fromAnywhere()): Promise<Challenge> {
  const { challenge, errors } = await requestOtp(browser, typed);
  expect(errors).toEqual([]);
  return challenge;
}

async function messagesTo(...destinations: readonly string[]): Promise<number> {
  await portail.services.worker.deliverDue();
  return (await listInbox(`${portail.folder}/inbox`)).filter(({ to }) => destinations.includes(to)).length;
}

test("to an address that is nobody's five an hour and ten a day go out, whoever asks with whatever identification", async () => {
  const email = address();
  for (let time = 0; time < 7; time += 1) await ask(stranger(email));
  expect(await messagesTo(email)).toBe(5);
  portail.clock.advance(hours(1));
  for (let time = 0; time < 7; time += 1) await ask(stranger(email));
  expect(await messagesTo(email)).toBe(10);
  portail.clock.advance(hours(1));
  await ask(stranger(email));
  expect(await messagesTo(email)).toBe(10);
  portail.clock.advance(days(1));
  await ask(stranger(email));
  expect(await messagesTo(email)).toBe(11);
});

test.each([
  ["sub-addresses", (place: number) => `nobody+${place}@courriel.example`],
  ["dots where they mean nothing", (place: number) => `${"n.o.b.o.d.y".slice(0, 2 * place + 1)}${"nobody".slice(place + 1)}@gmail.com`],
])("%s lead to one mailbox, and are counted as one", async (_, addressOf) => {
  const addresses = [0, 1, 2, 3, 4, 5].map(addressOf);
  expect(new Set(addresses).size).toBe(6);
  for (const email of addresses) await ask(stranger(email));
  expect(await messagesTo(...addresses)).toBe(5);
});

test("whoever knows a patient's address can't use up the patient's codes; the patient's own count for strangers", async () => {
  const patient = await clinic.patient();
  const typed: TypedRequest = { ...stranger(patient.email!), identificationValue: healthNumberOf(patient) };
  for (let time = 0; time < 12; time += 1) await ask(stranger(patient.email!));
  expect(await messagesTo(patient.email!)).toBe(5);
  const browser = fromAnywhere();
  const challenge = await ask(typed, browser);
  expect(await messagesTo(patient.email!)).toBe(6);
  expect(await tryCode(browser, challenge.id, await portail.codeSentTo(patient.email!))).toBe("SIGNED_IN");
  await forgetLimits(portail);
  for (let time = 0; time < 5; time += 1) {
    await ask(typed);
    expect(await messagesTo(patient.email!)).toBe(7 + time);
    portail.clock.advance(minutes(2));
  }
  await ask(stranger(patient.email!));
  expect(await messagesTo(patient.email!)).toBe(11);
});

test("a network gets thirty an hour and a hundred a day to strangers; others and patients get theirs", async () => {
  const home = from("203.0.113.7");
  const patient = await clinic.patient();
  const batch = async (size: number): Promise<number> => {
    const addresses = Array.from({ length: size }, address);
    for (const email of addresses) await ask(stranger(email), home);
    return messagesTo(...addresses);
  };
  expect(await batch(32)).toBe(30);
  await ask({ ...stranger(patient.email!), identificationValue: healthNumberOf(patient) }, home);
  expect(await messagesTo(patient.email!)).toBe(1);
  const elsewhere = address();
  await ask(stranger(elsewhere));
  expect(await messagesTo(elsewhere)).toBe(1);
  for (const left of [30, 30, 10, 0]) {
    portail.clock.advance(hours(1));
    expect(await batch(31)).toBe(left);
  }
});

test("strangers leave half of the day's text messages to patients", async () => {
  const numbers = [1, 2, 3].map((place) => `+1438557100${place}`);
  for (const mobile of numbers) await ask(stranger(mobile, "SMS"));
  expect(await messagesTo(...numbers)).toBe(2);
  for (let time = 0; time < 3; time += 1) {
    const patient = await clinic.patient();
    await ask({ ...stranger(patient.mobile!, "SMS"), identificationValue: healthNumberOf(patient) });
    // Beyond the cap by e-mail, where one is on file.
    expect(await messagesTo(time < 2 ? patient.mobile! : patient.email!)).toBe(1);
  }
  await ask(stranger("+14385571009", "SMS"));
  expect(await messagesTo("+14385571009")).toBe(0);
});

test.each(["+33612345678", "+18765550123"])("no text message goes to strangers in countries without (%s)", async (mobile) => {
  const { challenge, errors } = await requestOtp(fromAnywhere(), stranger(mobile, "SMS"));
  expect(challenge).toBeNull();
  expect(errors).toMatchObject([{ code: "VALIDATION_FAILED", path: ["input", "destination"] }]);
});

test("thirty wrong codes for a contact stop it for a month, over all identifications; a patient who has it signs in", async () => {
  const patient = await clinic.patient();
  const email = patient.email!;
  const guess = async (challenge: Challenge, browser: ApiClient): Promise<string[]> => {
    const code = await portail.codeSentTo(email);
    const outcomes: string[] = [];
    for (let step = 1; step <= 5; step += 1) outcomes.push(await tryCode(browser, challenge.id, wrongCode(code, step)));
    return outcomes;
  };
  for (let time = 0; time < 6; time += 1) {
    const browser = fromAnywhere();
    expect(await guess(await ask(stranger(email), browser), browser)).toEqual(Array(5).fill("OTP_INVALID"));
    portail.clock.advance(minutes(20));
  }
  const right = async (typed: TypedRequest): Promise<string> => {
    const browser = fromAnywhere();
    const challenge = await ask(typed, browser);
    return tryCode(browser, challenge.id, await portail.codeSentTo(email).catch(() => "12345678"));
  };
  // Where sending is stopped, the newest message there is an older one.
  expect(await right(stranger(email))).toBe("OTP_INVALID");
  expect(await right({ ...stranger(email), identificationValue: healthNumberOf(patient) })).toBe("SIGNED_IN");
  portail.clock.advance(days(30));
  expect(await right(stranger(email))).toBe("REGISTRATION_OPEN");
});
