import { listInbox } from "../../gateways/inbox/inbox-folder.ts";
import { hours, later, minutes } from "../../kernel/clock.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { LimitRow } from "../limits/limit-row.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";
import { sweepChallenges } from "./sweep-challenges.ts";
import type { TypedRequest } from "./testing/steps.ts";
import { forgetLimits, healthNumberOf, requestOtp, resendOtp, tryCode } from "./testing/steps.ts";

jest.setTimeout(120_000);

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  const config = { trustedProxies: 1, smsDailyCap: 3 };
  portail = await startPortail({ config });
  beside = await startPortail({ beside: portail, config });
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

beforeEach(() => forgetLimits(portail));

const from = (address: string, at: Portail = portail): ApiClient => at.browser("demo", { "x-forwarded-for": address });

let networks = 0;

const fromAnywhere = (): ApiClient => {
  networks += 1;
  return from(`198.51.${networks >> 8}.${networks & 255}`, networks % 2 === 0 ? portail : beside);
};

const typedBy = (patient: Patient, channel: "EMAIL" | "SMS" = "EMAIL"): TypedRequest => ({
  identificationTypeId: clinic.typeId("ramq"),
  identificationValue: healthNumberOf(patient),
  channel,
  destination: channel === "EMAIL" ? patient.email! : patient.mobile!,
});

/** `SENT`, or the code of the error and in how many minutes it is possible. */
async function ask(typed: TypedRequest, browser = fromAnywhere()): Promise<string> {
  const { challenge, errors } = await requestOtp(browser, typed);
  if (challenge) return "SENT";
  const [{ code, retryAt }] = errors;
  return `${code} ${(Date.parse(retryAt) - portail.clock.now().getTime()) / 60_000}`;
}

async function messagesTo(...destinations: readonly (string | null)[]): Promise<number> {
  await portail.services.worker.deliverDue();
  return (await listInbox(`${portail.folder}/inbox`)).filter(({ to }) => destinations.includes(to)).length;
}

/** Asks that often, two minutes apart. */
async function askOften(times: number, typed: TypedRequest, browser?: () => ApiClient): Promise<string[]> {
  const answers: string[] = [];
  for (let time = 0; time < times; time += 1) {
    answers.push(await ask(typed, browser?.()));
    portail.clock.advance(minutes(2));
  }
  return answers;
}

const sent = (count: number): string[] => Array<string>(count).fill("SENT");

describe.each([
  ["a patient", (typed: TypedRequest) => typed],
  [
    "somebody unknown",
    (typed: TypedRequest) => ({ ...typed, identificationValue: `ZZZZ${typed.destination.length}${typed.identificationValue}` }),
  ],
])("codes for %s", (_, disguise) => {
  test("are had once a minute, five times an hour and ten times a day, wherever they are asked for", async () => {
    const typed = disguise(typedBy(await clinic.patient()));
    expect([await ask(typed), await ask(typed)]).toEqual(["SENT", "TOO_MANY_REQUESTS 1"]);
    portail.clock.advance(minutes(2));
    expect(await askOften(5, typed)).toEqual([...sent(4), "TOO_MANY_REQUESTS 50"]);
    portail.clock.advance(hours(1));
    expect(await askOften(5, typed)).toEqual(sent(5));
    portail.clock.advance(hours(1));
    // Ten minutes, an hour, ten minutes and another hour after the first.
    expect(await ask(typed)).toBe(`TOO_MANY_REQUESTS ${24 * 60 - 12 - 60 - 10 - 60}`);
  });

  test("are had at one address five times an hour from one network, whoever they are for", async () => {
    const patient = await clinic.patient();
    const family = [1, 2, 3, 4, 5, 6].map((place) => ({ ...typedBy(patient), identificationValue: `CHILD${place}` }));
    const home = from("203.0.113.7");
    const answers: string[] = [];
    for (const typed of [disguise(typedBy(patient)), ...family.slice(0, 5)]) answers.push(await ask(typed, home));
    expect(answers).toEqual([...sent(5), "TOO_MANY_REQUESTS 60"]);
    expect(await ask(family[5]!)).toBe("SENT");
  });

  test("say when the next one is possible", async () => {
    const typed = disguise(typedBy(await clinic.patient()));
    const browser = fromAnywhere();
    let { challenge } = await requestOtp(browser, typed);
    for (let time = 0; time < 3; time += 1) {
      expect(challenge.resendAvailableAt).toBe(later(portail.clock.now(), minutes(1)).toISOString());
      portail.clock.advance(minutes(1));
      ({ challenge } = await resendOtp(browser, challenge.id));
    }
    portail.clock.advance(minutes(1));
    ({ challenge } = await resendOtp(browser, challenge.id));
    expect(challenge.resendAvailableAt).toBe(later(portail.clock.now(), minutes(56)).toISOString());
    portail.clock.advance(minutes(56) - 1);
    expect((await resendOtp(browser, challenge.id)).errors).toMatchObject([{ code: "TOO_MANY_REQUESTS", path: ["input", "challengeId"] }]);
    portail.clock.advance(1);
    expect((await resendOtp(browser, challenge.id)).errors).toEqual([]);
  });
});

test("a network has 120 an hour: one IPv4 address, or one half of an IPv6 address, at both servers", async () => {
  const askAs = (address: string, place: number) =>
    ask({ ...typedBy(patient), destination: `p${place}@x.example` }, from(address, place % 2 ? portail : beside));
  const patient = await clinic.patient();
  for (let place = 0; place < 120; place += 1) expect(await askAs(`2001:db8:1:2::${(place + 1).toString(16)}`, place)).toBe("SENT");
  expect(await askAs("2001:db8:1:2:ffff::1", 200)).toBe("TOO_MANY_REQUESTS 60");
  expect(await askAs("2001:db8:1:3::1", 201)).toBe("SENT");
  expect(await askAs("203.0.113.9", 202)).toBe("SENT");
});

test("to one address no more than five an hour go out, and nobody who asks can tell", async () => {
  const patient = await clinic.patient();
  const email = patient.email!;
  const family: Patient[] = [];
  for (let child = 0; child < 6; child += 1) family.push(await clinic.patient({ email }));
  for (const each of family) expect(await ask(typedBy(each))).toBe("SENT");
  expect(await messagesTo(email)).toBe(5);
  portail.clock.advance(hours(1));
  const browser = fromAnywhere();
  const { challenge } = await requestOtp(browser, typedBy(family[5]!));
  expect(await messagesTo(email)).toBe(6);
  expect(await tryCode(browser, challenge.id, await portail.codeSentTo(email))).toBe("SIGNED_IN");
});

test("to one patient no more than twenty a day go out, over all their addresses, and nobody who asks can tell", async () => {
  const patient = await clinic.patient();
  const addresses = [patient.email!, `second-${patient.email!}`, `third-${patient.email!}`];
  for (const email of addresses) {
    await portail.database.manager.update(Patient, { clinicId: patient.clinicId, id: patient.id }, { email });
    for (let time = 0; time < 10; time += 1) {
      expect(await ask({ ...typedBy(patient), destination: email })).toBe("SENT");
      // One by one: of several that wait, only the newest is sent.
      await messagesTo(email);
      portail.clock.advance(minutes(13));
    }
  }
  const counts: number[] = [];
  for (const email of addresses) counts.push(await messagesTo(email));
  expect(counts).toEqual([10, 10, 0]);
});

describe("text messages", () => {
  test("go to no other country, and that depends on the number alone", async () => {
    const patient = await clinic.patient({ mobile: "+33612345678" });
    for (const typed of [typedBy(patient, "SMS"), { ...typedBy(patient, "SMS"), identificationValue: "unknown" }]) {
      const { challenge, errors } = await requestOtp(fromAnywhere(), typed);
      expect(challenge).toBeNull();
      expect(errors).toMatchObject([{ code: "VALIDATION_FAILED", path: ["input", "destination"] }]);
      expect(errors[0].messages.en).toContain("CA, US");
    }
  });

  test("beyond the day's number go by e-mail where one is on file, or not at all; unknown people cost none, and the answer does not tell", async () => {
    const patients: Patient[] = [];
    for (let count = 0; count < 5; count += 1) patients.push(await clinic.patient(count === 4 ? { email: null } : {}));
    for (let count = 0; count < 4; count += 1)
      expect(await ask({ ...typedBy(patients[0]!, "SMS"), identificationValue: `nobody${count}` })).toBe("SENT");
    for (const patient of patients) expect(await ask(typedBy(patient, "SMS"))).toBe("SENT");
    expect(await messagesTo(...patients.map(({ mobile }) => mobile))).toBe(3);
    expect(await messagesTo(...patients.slice(0, 3).map(({ email }) => email))).toBe(0);
    expect(await messagesTo(patients[3]!.email)).toBe(1);
    const browser = fromAnywhere();
    portail.clock.advance(minutes(1));
    const { challenge } = await requestOtp(browser, typedBy(patients[3]!, "SMS"));
    expect(challenge.channel).toBe("SMS");
    expect(await tryCode(browser, challenge.id, await portail.codeSentTo(patients[3]!.email!))).toBe("SIGNED_IN");
    portail.clock.advance(hours(24));
    expect(await ask(typedBy(patients[4]!, "SMS"))).toBe("SENT");
    expect(await messagesTo(patients[4]!.mobile)).toBe(1);
  });
});

test("old codes and limits are swept, and nothing else is", async () => {
  const patient = await clinic.patient();
  await ask(typedBy(patient));
  const { database, clock, services } = portail;
  const count = () => Promise.all([database.manager.count(OtpChallenge), database.manager.count(LimitRow)]);
  const sweep = async () => {
    for (const { name, run } of services.sweeps)
      if (name === "limits" || name === "one-time-codes") await run(new AbortController().signal);
  };
  await sweepChallenges(database, clock.now());
  const [codes] = await count();
  clock.advance(hours(24) + minutes(15) - 1);
  await sweep();
  expect((await count())[0]).toBeGreaterThan(0);
  clock.advance(1);
  await sweep();
  expect(codes).toBeGreaterThan(0);
  expect(await count()).toEqual([0, 0]);
});
