import { listInbox } from "../../gateways/inbox/inbox-folder.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { hours } from "../../kernel/clock.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { Patient } from "../patients/patient.entity.ts";
import { forgetLimits, saveSettings } from "../sign-in/testing/steps.ts";
import { Registration } from "./registration.entity.ts";
import { decideBy, globalIdOf, problemsOf, readRegistration, seen, sendRegistration } from "./testing/desk-steps.ts";
import { giveProof, newContact, proveContact, registrationOf, saidOf, startAgain, submit } from "./testing/registrant-steps.ts";

let portail: Portail;
let clinic: TestClinic;
let desk: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

beforeEach(async () => {
  await forgetLimits(portail);
  [desk, admin] = [await clinic.staff("DESK"), await clinic.staff("ADMIN")];
  await save({ patientRegistration: true, extraSearchableIdentifications: false });
});

const save = async (changes: Readonly<Record<string, unknown>>) => saveSettings(await clinic.staff("SUPPORT"), changes);

let count = 0;

/** A number that nobody else has. */
const number = (): string => `CASZ9057${String(1_000 + (count += 1))}`;

const ramq = (value: string) => [{ typeId: clinic.types.ramq, value }];

const confirm = (sent: Pick<Registration, "id" | "version">, client = desk) => decideBy(client, "confirmRegistration", seen(sent));

const archive = (sent: Pick<Registration, "id" | "version">, more = {}) =>
  decideBy(desk, "archiveRegistration", { ...seen(sent), reason: "DUPLICATE", ...more });

const merge = (sent: Pick<Registration, "id" | "version">, chart: Pick<Patient, "id" | "version">, take: readonly string[]) =>
  decideBy(desk, "mergeRegistration", {
    ...{ ...seen(sent), take, patientId: toGlobalId("Patient", chart.id), patientVersion: chart.version },
  });

const chartOf = async (sent: Pick<Registration, "id">): Promise<Patient> => {
  const { patientId, clinicId } = await portail.database.manager.findOneByOrFail(Registration, { id: sent.id });
  return portail.database.manager.findOneByOrFail(Patient, { clinicId, id: patientId! });
};

/** Registers as a person does; answers what was kept, and how they see it later. */
async function register(channel: "EMAIL" | "SMS", fields: Readonly<Record<string, unknown>> = {}) {
  const contact = newContact();
  const destination = channel === "EMAIL" ? contact.email : contact.mobile;
  const browser = portail.browser();
  const startId = await giveProof(portail, clinic, browser, channel, destination);
  const payload = await submit(browser, { ...registrationOf(clinic, startId), identificationValue: number(), ...fields });
  const where = { clinicId: clinic.clinic.id, ...(channel === "EMAIL" ? { email: destination } : { mobile: destination }) };
  const sent = await portail.database.manager.findOneBy(Registration, where);
  const stateNow = async (): Promise<string> => (await startAgain(browser, startId)).submitted[0].state;
  return { payload, sent: sent!, destination, stateNow };
}

async function toldAt(destination: string) {
  await portail.services.worker.deliverDue();
  return (await listInbox(`${portail.folder}/inbox`)).find(({ to }) => to === destination);
}

test("the same identification, another birth date: low, said with both dates, and never confirmed over the chart", async () => {
  const value = number();
  const chart = await clinic.patient({ firstName: "Anne", lastName: "Aubé", dateOfBirth: "1970-01-01", identifications: ramq(value) });
  const sent = await sendRegistration(portail, clinic, {
    ...{ firstName: "Anne", lastName: "Aubé", dateOfBirth: "1971-01-01", number: value },
  });
  const { bestConfidence, matches } = await readRegistration(
    desk,
    sent,
    "bestConfidence matches { confidence patient { id } facts { kind agrees onRegistration onChart } }",
  );
  expect(bestConfidence).toBe("LOW");
  expect(matches).toMatchObject([{ confidence: "LOW", patient: { id: toGlobalId("Patient", chart.id) } }]);
  expect(matches[0].facts.slice(0, 2)).toEqual([
    { kind: "IDENTIFICATION", agrees: true, onRegistration: expect.any(String), onChart: expect.any(String) },
    { kind: "DATE_OF_BIRTH", agrees: false, onRegistration: "1971-01-01", onChart: "1970-01-01" },
  ]);
  expect(problemsOf(await confirm(sent))).toEqual(["IdentificationTaken input.identifications.0.value"]);
  expect(problemsOf(await merge(sent, chart, ["DATE_OF_BIRTH"]))).toEqual([]);
  expect(await chartOf(sent)).toMatchObject({ id: chart.id, dateOfBirth: "1971-01-01" });
});

describe("two pending ones of the same person", () => {
  test("name each other; one is confirmed, the other then matches its chart and is put away as a duplicate", async () => {
    const value = number();
    const who = { firstName: "Berthe", lastName: "Brisson", dateOfBirth: "1971-02-03" };
    const [one, other] = [
      await sendRegistration(portail, clinic, { ...who, number: value }),
      await sendRegistration(portail, clinic, { ...who, number: value }),
    ];
    const sameAs = async (sent: Registration) => (await readRegistration(desk, sent, "sameAs { id }")).sameAs;
    expect([await sameAs(one), await sameAs(other)]).toEqual([[{ id: globalIdOf(other) }], [{ id: globalIdOf(one) }]]);
    expect(problemsOf(await confirm(one))).toEqual([]);
    expect(await sameAs(other)).toEqual([]);
    const { bestConfidence, matches } = await readRegistration(desk, other, "bestConfidence matches { patient { id } }");
    expect({ bestConfidence, matches }).toEqual({
      bestConfidence: "HIGH",
      matches: [{ patient: { id: toGlobalId("Patient", (await chartOf(one)).id) } }],
    });
    expect(problemsOf(await confirm(other))).toEqual(["IdentificationTaken input.identifications.0.value"]);
    expect(problemsOf(await archive(other))).toEqual([]);
  });

  test("confirmed at the same moment, one chart is made and the others are told whose the number is", async () => {
    const value = number();
    const sent = [];
    for (let place = 0; place < 6; place += 1) sent.push(await sendRegistration(portail, clinic, { number: value }));
    const answers = await Promise.all(sent.map((each, place) => confirm(each, place % 2 === 0 ? desk : admin)));
    const won = answers.findIndex(({ errors }) => errors.length === 0);
    expect(answers.flatMap(problemsOf)).toEqual(Array.from({ length: 5 }, () => "IdentificationTaken input.identifications.0.value"));
    const { id: patientId } = await chartOf(sent[won]!);
    for (const [place, { errors, registration }] of answers.entries()) {
      if (place === won) continue;
      expect(registration).toBeNull();
      expect(errors[0].patient.id).toBe(toGlobalId("Patient", patientId));
    }
    const rows = await portail.database.manager.findBy(Registration, { identificationIndex: sent[0]!.identificationIndex });
    expect(rows.map(({ state }) => state).toSorted()).toEqual(["CONFIRMED", "PENDING", "PENDING", "PENDING", "PENDING", "PENDING"]);
  });
});

test("a chart made with the same number since the desk looked: said, nothing is made, and merging goes on from there", async () => {
  const value = number();
  const { sent } = await register("EMAIL", { identificationValue: value, firstName: "Ulrique", dateOfBirth: "1963-03-03" });
  expect((await readRegistration(desk, sent, "bestConfidence")).bestConfidence).toBeNull();
  const chart = await clinic.patient({ identifications: ramq(value) });
  const before = await portail.database.manager.count(Patient);
  const payload = await confirm(sent);
  expect(problemsOf(payload)).toEqual(["IdentificationTaken input.identifications.0.value"]);
  expect(payload.errors[0].patient.id).toBe(toGlobalId("Patient", chart.id));
  expect(await portail.database.manager.count(Patient)).toBe(before);
  expect(problemsOf(await merge(sent, chart, ["EMAIL"]))).toEqual([]);
});

test.each([
  ["archived", { archived: true }, ["CHART_ARCHIVED"]],
  ["without access", { accessEnabled: false }, ["ACCESS_CLOSED"]],
  ["unverified", { verified: false }, ["CHART_UNVERIFIED"]],
])("merged into a chart that is %s: it stays so, the way in is not told, and the person is to call", async (_, gates, warnings) => {
  const value = number();
  const made = await clinic.patient({ identifications: ramq(value) });
  const { clinicId, id } = made;
  await portail.database.manager.update(Patient, { clinicId, id }, gates);
  const { sent, destination, stateNow } = await register("EMAIL", { identificationValue: value });
  const { registrationMergePreview: before } = await desk.data(
    "query ($a: ID!, $b: ID!) { registrationMergePreview(registrationId: $a, patientId: $b, take: [EMAIL]) { warnings } }",
    { a: globalIdOf(sent), b: toGlobalId("Patient", id) },
  );
  expect(before.warnings).toEqual(expect.arrayContaining(warnings));
  expect(problemsOf(await merge(sent, made, ["EMAIL"]))).toEqual([]);
  expect(await chartOf(sent)).toMatchObject({ ...gates, email: destination });
  expect(await stateNow()).toBe("CALL_CLINIC");
  expect((await toldAt(destination))!.text).not.toContain("http");
});

test("a minor is said to be one, and people decide: they are confirmed as anybody", async () => {
  const { sent, stateNow } = await register("EMAIL", { dateOfBirth: "2016-05-01", identificationValue: "TREZ16550112" });
  expect(await readRegistration(desk, sent, "isMinor under14")).toEqual({ isMinor: true, under14: true });
  expect(problemsOf(await confirm(sent))).toEqual([]);
  expect(await stateNow()).toBe("ACCEPTED");
});

test("no e-mail, only a mobile: confirmed, told by text message in their language, and notified by it", async () => {
  const { sent, destination, stateNow } = await register("SMS", { language: "FR" });
  expect(sent).toMatchObject({ email: null, mobile: destination, notificationMethod: "SMS" });
  expect(problemsOf(await confirm(sent))).toEqual([]);
  expect(await chartOf(sent)).toMatchObject({ email: null, mobile: destination, notificationMethod: "SMS" });
  expect(await stateNow()).toBe("ACCEPTED");
  expect(await toldAt(destination)).toMatchObject({ channel: "SMS", text: expect.stringContaining("http://demo.localhost/portal") });
});

describe("an identification of another type", () => {
  const file = () => ({ identificationTypeId: clinic.typeId("file"), identificationValue: `D-${(count += 1)}` });

  test("is neither offered nor taken while setting 5 is off", async () => {
    const { start } = await proveContact(portail, clinic, { channel: "EMAIL", destination: newContact().email });
    expect(start.identificationTypes).toEqual([{ id: clinic.typeId("ramq") }]);
    const { payload, sent } = await register("EMAIL", file());
    expect(saidOf(payload)).toEqual(["VALIDATION_FAILED input.identificationTypeId"]);
    expect(sent).toBeNull();
  });

  test("sent while it was on, and off since: matched and confirmed as ever; they are not told to sign in, as they could not", async () => {
    await save({ extraSearchableIdentifications: true });
    const [first, second] = [await register("EMAIL", file()), await register("EMAIL", file())];
    expect([saidOf(first.payload), saidOf(second.payload)]).toEqual([[], []]);
    await save({ extraSearchableIdentifications: false });
    expect(await readRegistration(desk, first.sent, "identification { type { name } display }")).toMatchObject({
      identification: { type: { name: "Dossier" } },
    });
    expect(problemsOf(await confirm(first.sent))).toEqual([]);
    expect((await readRegistration(desk, first.sent, "patient { identifications { type { name } } }")).patient).toEqual({
      identifications: [{ type: { name: "Dossier" } }],
    });
    expect(await first.stateNow()).toBe("CALL_CLINIC");
    expect((await toldAt(first.destination))!.text).not.toContain("http");
    // Merged into a chart with a health number they can: by that.
    const chart = await clinic.patient({ identifications: ramq(number()) });
    expect(problemsOf(await merge(second.sent, chart, ["EMAIL"]))).toEqual([]);
    expect(await second.stateNow()).toBe("ACCEPTED");
    await save({ extraSearchableIdentifications: true });
    expect(await first.stateNow()).toBe("ACCEPTED");
  });
});

test("a decision on a registration that is undone is told again as it is: in review", async () => {
  const { sent, stateNow } = await register("EMAIL");
  const chart = await clinic.patient();
  await merge(sent, chart, ["EMAIL"]);
  expect(await stateNow()).toBe("ACCEPTED");
  portail.clock.advance(hours(0.5));
  [desk, admin] = [await clinic.staff("DESK"), await clinic.staff("ADMIN")];
  expect(problemsOf(await decideBy(admin, "undoRegistrationMerge", { ...seen(sent), version: 2 }))).toEqual([]);
  expect(await stateNow()).toBe("IN_REVIEW");
  expect(problemsOf(await archive({ ...sent, version: 3 }, { reason: "OTHER" }))).toEqual([]);
  expect(await stateNow()).toBe("CALL_CLINIC");
  expect(problemsOf(await decideBy(desk, "restoreRegistration", { ...seen(sent), version: 4 }))).toEqual([]);
  expect(await stateNow()).toBe("IN_REVIEW");
});
