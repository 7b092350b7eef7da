import { listInbox } from "../../../gateways/inbox/inbox-folder.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { minutes } from "../../../kernel/clock.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { forgetLimits, saveSettings } from "../../sign-in/testing/steps.ts";
import { Registration } from "../registration.entity.ts";
import { decideBy, seen } from "../testing/desk-steps.ts";
import { askFor, giveProof, newContact, proveContact, registrationOf, submit, verify } from "../testing/registrant-steps.ts";

let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail({ config: { smsDailyCap: 2 } });
  clinic = await TestClinic.open(portail, "demo");
  await saveSettings(await clinic.staff("SUPPORT"), { patientRegistration: true });
});

afterAll(() => portail.stop());

beforeEach(() => forgetLimits(portail));

const save = async (changes: Readonly<Record<string, unknown>>) => saveSettings(await clinic.staff("SUPPORT"), changes);

let numbers = 0;

/** A number that fits Zoé Tremblay-Roy's and that nobody else has. */
const number = (): string => `TREZ9057${String(2_000 + (numbers += 1))}`;

async function registered(channel: "EMAIL" | "SMS", fields: Readonly<Record<string, unknown>> = {}) {
  const contact = newContact();
  const destination = channel === "EMAIL" ? contact.email : contact.mobile;
  const browser = portail.browser();
  const startId = await giveProof(portail, clinic, browser, channel, destination);
  const identificationValue = number();
  const { errors } = await submit(browser, { ...registrationOf(clinic, startId), identificationValue, ...fields });
  expect(errors).toEqual([]);
  const where = { clinicId: clinic.clinic.id, ...(channel === "EMAIL" ? { email: destination } : { mobile: destination }) };
  return { registration: await portail.database.manager.findOneByOrFail(Registration, where), destination, identificationValue };
}

/** The newest message that went there. */
async function toldAt(destination: string) {
  await portail.services.worker.deliverDue();
  return (await listInbox(`${portail.folder}/inbox`)).find(({ to }) => to === destination);
}

const confirm = async (registration: Registration) => {
  const { errors } = await decideBy(await clinic.staff("DESK"), "confirmRegistration", seen(registration));
  expect(errors).toEqual([]);
};

test("from the first code to the first sign-in: registered, in review, accepted and told so, signed in", async () => {
  const { email } = newContact();
  const identificationValue = number();
  const typed = { channel: "EMAIL" as const, destination: email, identificationValue };
  const { browser, start } = await proveContact(portail, clinic, typed);
  await submit(browser, { ...registrationOf(clinic, start.id), identificationValue });
  portail.clock.advance(minutes(2));
  expect((await proveContact(portail, clinic, typed)).start.submitted).toMatchObject([{ firstInitial: "Z", state: "IN_REVIEW" }]);
  await confirm(await portail.database.manager.findOneByOrFail(Registration, { clinicId: clinic.clinic.id, email }));
  const message = await toldAt(email);
  expect(message).toMatchObject({ channel: "EMAIL", subject: "Clinique demo\u00a0: votre inscription est acceptée" });
  expect(message!.text).toContain("http://demo.localhost/portal\n");
  expect(message!.text).not.toMatch(/Zoé|Tremblay|TREZ/);
  portail.clock.advance(minutes(2));
  const { challenge } = await askFor(clinic, browser, typed);
  expect(await verify(browser, challenge.id, await portail.codeSentTo(email))).toMatchObject({ outcome: "SIGNED_IN", registration: null });
});

test("who left only a number is told by text message, in their language, in one message", async () => {
  const { registration, destination } = await registered("SMS", { language: "EN" });
  await confirm(registration);
  expect(await toldAt(destination)).toMatchObject({
    channel: "SMS",
    text: "Clinique demo: Your registration is accepted. Sign in:\nhttp://demo.localhost/portal",
  });
});

test("accepted without access is told without the way in", async () => {
  await save({ newPatientAccess: false });
  const { registration, destination } = await registered("EMAIL");
  await confirm(registration);
  await save({ newPatientAccess: true });
  const { text } = (await toldAt(destination))!;
  expect(text).toContain("Pour utiliser son portail, appelez-la.");
  expect(text).not.toContain("http");
});

test.each([
  ["the proven contact is taken", ["EMAIL"], true],
  ["it is not", [], false],
])("merged, the way in is told where %s", async (_, take, led) => {
  const { registration, destination } = await registered("EMAIL");
  const patient = await clinic.patient();
  const chart = { patientId: toGlobalId("Patient", patient.id), patientVersion: patient.version };
  const { errors } = await decideBy(await clinic.staff("DESK"), "mergeRegistration", { ...seen(registration), ...chart, take });
  expect(errors).toEqual([]);
  const message = await toldAt(destination);
  expect(message).toMatchObject({ subject: "Clinique demo\u00a0: votre inscription est acceptée" });
  expect(message!.text.includes("http")).toBe(led);
});

test.each(["EMAIL", "SMS"] as const)(
  "archived (%s): please call, without a reason and without a way in; or nothing, where staff say so",
  async (channel) => {
    const what = { reason: "DUPLICATE", note: "Zoé a déjà un dossier" };
    const { registration, destination } = await registered(channel);
    expect((await decideBy(await clinic.staff("DESK"), "archiveRegistration", { ...seen(registration), ...what })).errors).toEqual([]);
    const { text } = (await toldAt(destination))!;
    expect(text).toMatch(/514.555-0100/);
    expect(text).not.toMatch(/http|Zoé|dossier/);
    const other = await registered(channel);
    await decideBy(await clinic.staff("DESK"), "archiveRegistration", { ...seen(other.registration), ...what, tell: false });
    expect(await toldAt(other.destination)).toBeUndefined();
  },
);

test("a contact that is only named is told nothing, and no text message is sent beyond the day's", async () => {
  const { mobile } = newContact();
  const named = await registered("EMAIL", { otherContact: mobile, notificationMethod: "BOTH" });
  await confirm(named.registration);
  expect(await toldAt(named.destination)).toBeDefined();
  expect(await toldAt(mobile)).toBeUndefined();
  const told: unknown[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { registration, destination } = await registered("SMS");
    await confirm(registration);
    told.push(await toldAt(destination));
  }
  expect(told.map((message) => message !== undefined)).toEqual([true, true, false]);
});
