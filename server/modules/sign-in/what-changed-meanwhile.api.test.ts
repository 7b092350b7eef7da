import { minutes } from "../../kernel/clock.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { healthNumberOf, resendOtp, signInStaff, tryCode, viewerOf } from "./testing/steps.ts";

let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

const change = (patient: Patient, fields: Readonly<Record<string, unknown>>) =>
  clinic.patient({ externalId: patient.externalId, identifications: undefined, email: patient.email, mobile: patient.mobile, ...fields });

describe("an address that left the chart", () => {
  test("no longer lets anybody in with the code that was sent there before", async () => {
    const patient = await clinic.patient();
    const browser = portail.browser();
    const challengeId = await clinic.requestCode(browser, patient, healthNumberOf(patient));
    const code = await portail.codeSentTo(patient.email!);
    await change(patient, { email: "new.address@courriel.example" });
    expect(await tryCode(browser, challengeId, code)).toBe("OTP_EXPIRED");
    expect(await viewerOf(browser)).toBeNull();
  });

  test("gets no further code, and the answer does not tell", async () => {
    const patient = await clinic.patient();
    const browser = portail.browser();
    const challengeId = await clinic.requestCode(browser, patient, healthNumberOf(patient));
    const before = await portail.codeSentTo(patient.email!);
    await change(patient, { email: "another.address@courriel.example" });
    portail.clock.advance(minutes(1));
    const { challenge, errors } = await resendOtp(browser, challengeId);
    expect(errors).toEqual([]);
    expect(challenge.triesLeft).toBe(5);
    expect(await portail.codeSentTo(patient.email!)).toBe(before);
  });
});

describe.each([
  ["archived", { archived: true }, { archived: false }],
  ["no longer verified", { verified: false }, { verified: true }],
])("a chart that is %s", (_, closed, open) => {
  test("ends its sessions, which stay ended when it opens again", async () => {
    const patient = await clinic.patient();
    const browser = await clinic.signInPatient(patient, { staySignedIn: true });
    await change(patient, closed);
    expect(await viewerOf(browser)).toBeNull();
    await change(patient, open);
    expect(await viewerOf(browser)).toBeNull();
    expect((await viewerOf(await clinic.signInPatient(patient))).patient).not.toBeNull();
  });
});

test("signing in again in a browser ends the session that it had", async () => {
  const patient = await clinic.patient();
  const browser = await clinic.signInPatient(patient);
  const copy = portail.browser();
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  const challengeId = await clinic.requestCode(browser, patient, healthNumberOf(patient));
  expect(await tryCode(browser, challengeId, await portail.codeSentTo(patient.email!))).toBe("SIGNED_IN");
  expect(await viewerOf(browser)).not.toBeNull();
  expect(await viewerOf(copy)).toBeNull();
});

test("a refused sign-in of staff leaves a trace", async () => {
  const where = { clinicId: clinic.clinic.id, action: "staff.sign-in-refused" };
  const before = await portail.database.manager.countBy(AuditEvent, where);
  await signInStaff(portail.browser(), "admin@demo.example", "not the password");
  expect(await portail.database.manager.countBy(AuditEvent, where)).toBe(before + 1);
});

test.each([
  ["an e-mail of staff", "mutation ($v: String!) { signInStaff(input: { email: $v, password: $v }) { errors { code } } }", "."],
  ["a code", "mutation ($v: String!) { verifyOtp(input: { challengeId: $v, code: $v }) { errors { code } } }", "1 "],
  [
    "a value of the wrong type",
    'mutation ($v: Boolean!) { verifyOtp(input: { challengeId: "", code: "", staySignedIn: $v }) { errors { code } } }',
    "a",
  ],
])("%s of 60,000 characters is answered without long thought", async (_, query, character) => {
  const v = character.repeat(60_000 / character.length);
  const before = process.cpuUsage();
  await portail.browser().run(query, { v });
  const { user, system } = process.cpuUsage(before);
  // Quadratic reading took seconds; the bound is far from both, for the sake of slow machines.
  expect((user + system) / 1_000).toBeLessThan(1_000);
});
