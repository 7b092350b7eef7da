import { days, hours } from "../../kernel/clock.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { forgetLimits, saveSettings } from "../sign-in/testing/steps.ts";
import { Registration } from "./registration.entity.ts";
import { giveProof, registrationOf, saidOf, startAgain, submit } from "./testing/registrant-steps.ts";

jest.setTimeout(120_000);

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  const config = { trustedProxies: 1 };
  portail = await startPortail({ config });
  beside = await startPortail({ beside: portail, config });
  clinic = await TestClinic.open(portail, "demo");
  await saveSettings(await clinic.staff("SUPPORT"), { patientRegistration: true });
});

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

beforeEach(() => forgetLimits(portail));

let count = 0;

const from = (address: string, at: Portail = portail): ApiClient => at.browser("demo", { "x-forwarded-for": address });

const fromAnywhere = (): ApiClient => from(`198.51.${(count += 1) >> 8}.${count & 255}`, count % 2 === 0 ? portail : beside);

const address = () => `foule${(count += 1)}@courriel.example`;

interface Sending {
  readonly browser?: ApiClient;
  readonly email?: string;
  readonly mobile?: string;
}

/** `SENT`, or the code of the error and in how many hours it is possible. */
async function send({ browser = fromAnywhere(), email = address(), mobile }: Sending = {}): Promise<string> {
  const startId = await giveProof(portail, clinic, browser, mobile ? "SMS" : "EMAIL", mobile ?? email);
  const answer = await submit(browser, registrationOf(clinic, startId));
  if (answer.submitted) return "SENT";
  expect(saidOf(answer)).toEqual(["TOO_MANY_REQUESTS"]);
  expect(await startAgain(browser, startId)).toMatchObject({ usedAt: null });
  return `LATER ${(Date.parse(answer.errors[0].retryAt) - portail.clock.now().getTime()) / hours(1)}`;
}

const sendMany = async (times: number, sending: () => Sending): Promise<string[]> => {
  const answers: string[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await send(sending()));
  return answers;
};

const sent = (times: number): string[] => Array<string>(times).fill("SENT");

test("from one network come ten an hour and thirty a day, at both servers; another network has its own", async () => {
  const home = () => ({ browser: from("203.0.113.7", (count += 1) % 2 === 0 ? portail : beside) });
  expect(await sendMany(11, home)).toEqual([...sent(10), "LATER 1"]);
  expect(await send()).toBe("SENT");
  portail.clock.advance(hours(1));
  expect(await sendMany(10, home)).toEqual(sent(10));
  portail.clock.advance(hours(1));
  expect(await sendMany(11, home)).toEqual([...sent(10), "LATER 22"]);
  portail.clock.advance(hours(22));
  expect(await send(home())).toBe("SENT");
});

test("half of an IPv6 address is one network", async () => {
  const homes = Array.from({ length: 11 }, (_, place) => ({ browser: from(`2001:db8:1:2::${(place + 1).toString(16)}`) }));
  expect(await sendMany(11, () => homes.shift()!)).toEqual([...sent(10), "LATER 1"]);
});

test.each([
  ["one address", () => "foyer@courriel.example"],
  ["its sub-addresses", (place: number) => `menage+${place}@courriel.example`],
  ["dots where they mean nothing", (place: number) => `${["mai.son", "m.aison", "ma.i.son", "maison"][place]!}@gmail.com`],
])("one mailbox sends three a day: %s", async (_, addressOf) => {
  let place = 0;
  expect(await sendMany(4, () => ({ email: addressOf(place++) }))).toEqual([...sent(3), "LATER 24"]);
  expect(await send()).toBe("SENT");
  portail.clock.advance(days(1));
  expect(await send({ email: addressOf(0) })).toBe("SENT");
});

test("one number sends three a day", async () => {
  expect(await sendMany(4, () => ({ mobile: "+14385580001" }))).toEqual([...sent(3), "LATER 24"]);
});

test("a clinic takes two hundred an hour, from wherever they come; what waits is sent later with the same proof", async () => {
  expect(await sendMany(200, () => ({}))).toEqual(sent(200));
  const browser = fromAnywhere();
  const startId = await giveProof(portail, clinic, browser, "EMAIL", address());
  const refused = await submit(browser, registrationOf(clinic, startId));
  expect(saidOf(refused)).toEqual(["TOO_MANY_REQUESTS"]);
  expect(refused.errors[0]).toMatchObject({ __typename: "TooManyRequests", path: [] });
  expect(refused.errors[0].messages.fr).toMatch(/Attendez 60 min/);
  portail.clock.advance(hours(1));
  expect((await submit(browser, registrationOf(clinic, startId))).submitted).toMatchObject({ state: "IN_REVIEW" });
});

test("of forty parallel ones from one network ten are kept, and what is refused costs nothing", async () => {
  const before = await portail.database.manager.count(Registration);
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, place) => send({ browser: from("203.0.113.40", place % 2 === 0 ? portail : beside) })),
  );
  expect(answers.filter((answer) => answer === "SENT")).toHaveLength(10);
  expect(new Set(answers.filter((answer) => answer !== "SENT"))).toEqual(new Set(["LATER 1"]));
  expect(await portail.database.manager.count(Registration)).toBe(before + 10);
});

test("what is refused for what it says, or repeated, counts nothing", async () => {
  const browser = from("203.0.113.50");
  const startId = await giveProof(portail, clinic, browser, "EMAIL", address());
  for (let time = 0; time < 12; time += 1) await submit(browser, { ...registrationOf(clinic, startId), firstName: "" });
  for (let time = 0; time < 12; time += 1) expect((await submit(browser, registrationOf(clinic, startId))).errors).toEqual([]);
  expect(await sendMany(10, () => ({ browser: from("203.0.113.50") }))).toEqual([...sent(9), "LATER 1"]);
});
