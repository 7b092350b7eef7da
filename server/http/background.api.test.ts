import { minutes } from "../kernel/clock.ts";
import type { ApiClient } from "../testing/api-client.ts";
import { TestClinic } from "../testing/clinic.ts";
import type { Portail } from "../testing/portail.ts";
import { startPortail } from "../testing/portail.ts";

let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

const query = "{ viewer { session { idleExpiresAt } } }";

const ask = async (browser: ApiClient, headers: Readonly<Record<string, string>> = {}): Promise<string | null> =>
  (await browser.post({ query }, headers)).data.viewer?.session.idleExpiresAt ?? null;

const background = { "portail-background": "1" };

const people: [string, number, () => Promise<ApiClient>][] = [
  ["a patient", 15, async () => clinic.signInPatient(await clinic.patient())],
  ["a staff member", 60, () => clinic.staff("DESK")],
];

describe.each(people)("%s", (_name, idle, signIn) => {
  test("is signed out after their idle time, however often their pages ask in the background", async () => {
    const browser = await signIn();
    const ends = await ask(browser);
    for (let passed = 5; passed < idle; passed += 5) {
      portail.clock.advance(minutes(5));
      expect(await ask(browser, background)).toBe(ends);
    }
    portail.clock.advance(minutes(5));
    expect(await ask(browser, background)).toBeNull();
    expect(await ask(browser)).toBeNull();
  });

  test("stays signed in by what they do themself", async () => {
    const browser = await signIn();
    for (let passed = 0; passed < 2 * idle; passed += 10) {
      portail.clock.advance(minutes(5));
      await ask(browser, background);
      portail.clock.advance(minutes(5));
      expect(await ask(browser)).not.toBeNull();
    }
  });

  test("does something with any other value of the header", async () => {
    const browser = await signIn();
    const before = await ask(browser);
    portail.clock.advance(minutes(5));
    expect(await ask(browser, { "portail-background": "0" })).not.toBe(before);
  });
});
