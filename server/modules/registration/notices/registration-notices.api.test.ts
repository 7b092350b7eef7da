import { listInbox } from "../../../gateways/inbox/inbox-folder.ts";
import { minutes } from "../../../kernel/clock.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { forgetLimits, saveSettings } from "../../sign-in/testing/steps.ts";
import { StaffMember } from "../../staff/staff-member.entity.ts";
import { giveProof, newContact, registrationOf, submit } from "../testing/registrant-steps.ts";
import { RegistrationNotice } from "./registration-notice.entity.ts";

let portail: Portail;
let clinic: TestClinic;
let other: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "maple");
  for (const each of [clinic, other]) await saveSettings(await each.staff("SUPPORT"), { patientRegistration: true });
});

afterAll(() => portail.stop());

beforeEach(async () => {
  await forgetLimits(portail);
  await portail.database.manager.createQueryBuilder().delete().from(RegistrationNotice).execute();
});

async function want(role: "ADMIN" | "DESK", wanted = true, at = clinic): Promise<boolean> {
  const browser = await at.staff(role);
  const document = "mutation ($input: SetRegistrationNoticesInput!) { setRegistrationNotices(input: $input) { wanted errors { code } } }";
  const { setRegistrationNotices } = await browser.data(document, { input: { wanted } });
  expect((await browser.data("{ viewer { registrationNotices } }")).viewer.registrationNotices).toBe(setRegistrationNotices.wanted);
  return setRegistrationNotices.wanted;
}

async function register(): Promise<void> {
  const browser = portail.browser();
  const startId = await giveProof(portail, clinic, browser, "EMAIL", newContact().email);
  const { errors } = await submit(browser, registrationOf(clinic, startId));
  expect(errors).toEqual([]);
}

/** Whom the messages went to that are new, in order of the addresses. */
async function told(): Promise<string[]> {
  const before = (await listInbox(`${portail.folder}/inbox`)).length;
  await portail.services.worker.deliverDue();
  const inbox = await listInbox(`${portail.folder}/inbox`);
  return inbox
    .slice(0, inbox.length - before)
    .map(({ to }) => to)
    .sort();
}

const change = (role: "ADMIN" | "DESK", fields: Partial<StaffMember>) =>
  portail.database.manager.update(StaffMember, { clinicId: clinic.clinic.id, email: `${role.toLowerCase()}@demo.example` }, fields);

test("whoever wants it is told that a registration waits, with the way to it and nothing of what it says; nobody else is", async () => {
  await register();
  expect(await told()).toEqual([]);
  expect(await want("DESK")).toBe(true);
  expect(await want("ADMIN", true, other)).toBe(true);
  await register();
  expect(await told()).toEqual(["desk@demo.example"]);
  const [message] = await listInbox(`${portail.folder}/inbox`);
  expect(message).toMatchObject({ channel: "EMAIL", subject: "Clinique demo\u00a0: une inscription attend" });
  expect(message!.text).toContain("http://demo.localhost/admin/registrations");
  expect(JSON.stringify(message)).not.toMatch(/Zoé|Tremblay|TREZ|personne\d|1990|@courriel/);
});

test("once in fifteen minutes at most, each for themself, and no longer once they have said so", async () => {
  await want("DESK");
  await Promise.all(Array.from({ length: 5 }, register));
  expect(await told()).toEqual(["desk@demo.example"]);
  await want("ADMIN");
  portail.clock.advance(minutes(15) - 1);
  await register();
  expect(await told()).toEqual(["admin@demo.example"]);
  portail.clock.advance(1);
  await register();
  expect(await told()).toEqual(["desk@demo.example"]);
  expect(await want("DESK", false)).toBe(false);
  portail.clock.advance(minutes(15));
  await register();
  expect(await told()).toEqual(["admin@demo.example"]);
});

test("who no longer works there, or may see no registrations any more, is not told", async () => {
  await want("DESK");
  await want("ADMIN");
  await change("DESK", { active: false });
  await change("ADMIN", { role: "SUPPORT" });
  await register();
  expect(await told()).toEqual([]);
  await change("DESK", { active: true });
  await change("ADMIN", { role: "ADMIN" });
  await register();
  expect(await told()).toEqual(["admin@demo.example", "desk@demo.example"]);
});

test("saying it twice at once is saying it once", async () => {
  const browser = await clinic.staff("DESK");
  const document = "mutation ($input: SetRegistrationNoticesInput!) { setRegistrationNotices(input: $input) { wanted } }";
  const answers = await Promise.all(Array.from({ length: 6 }, () => browser.data(document, { input: { wanted: true } })));
  expect(answers.map(({ setRegistrationNotices }) => setRegistrationNotices.wanted)).toEqual(Array(6).fill(true));
  expect(await portail.database.manager.count(RegistrationNotice)).toBe(1);
});
