import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { PatientSearchTerm } from "../patients/patient-search-term.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import { own, problems, save, update } from "./testing/steps.ts";

let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

async function signedIn(fields: Readonly<Record<string, unknown>> = {}): Promise<{ patient: Patient; browser: ApiClient }> {
  const patient = await clinic.patient(fields);
  return { patient, browser: await clinic.signInPatient(patient) };
}

const rowOf = ({ clinicId, id }: Patient) => portail.database.manager.findOneByOrFail(Patient, { clinicId, id });

const changesOf = ({ clinicId, id }: Patient) =>
  portail.database.manager.find(AuditEvent, { where: { clinicId, patientId: id, action: "patient.own-information-updated" } });

const noAddress = { street: null, city: null, province: null, postalCode: null, country: null };

describe("a patient's own information", () => {
  test.each([
    ["the name they go by", { preferredName: "  Évie  " }, { preferredName: "Évie" }, ["preferredName"]],
    ["the language", { language: "EN" }, { language: "EN" }, ["language"]],
    ["that they want no notifications", { notificationMethod: "NONE" }, { notificationMethod: "NONE" }, ["notificationMethod"]],
    ["text messages", { notificationMethod: "SMS" }, { notificationMethod: "SMS" }, ["notificationMethod"]],
    ["both ways", { notificationMethod: "BOTH" }, { notificationMethod: "BOTH" }, ["notificationMethod"]],
    [
      "where they live",
      { address: { city: "Laval", postalCode: "H7A 0A1" } },
      { address: { ...noAddress, city: "Laval", postalCode: "H7A 0A1" } },
      ["city", "postalCode"],
    ],
    ["that they want no e-mail", { unsubscribedFromEmail: true }, { unsubscribedFromEmail: true }, ["unsubscribedFromEmail"]],
    ["that they want no text messages", { unsubscribedFromSms: true }, { unsubscribedFromSms: true }, ["unsubscribedFromSms"]],
  ])("takes %s, as the patient's own change", async (_, changes, expected, fields) => {
    const { patient, browser } = await signedIn();
    const { patient: shown, errors } = await save(browser, changes);
    expect([errors, shown]).toMatchObject([[], { ...expected, version: patient.version + 1 }]);
    expect(await own(browser)).toEqual(shown);
    expect(await rowOf(patient)).toMatchObject({ updatedBy: `patient:${patient.id}`, updatedAt: portail.clock.now() });
    const [event, ...others] = await changesOf(patient);
    expect([event?.actorKind, event?.actorId, event?.changedFields.toSorted(), others]).toEqual(["patient", patient.id, fields, []]);
  });

  test("clears what may be empty with null, leaves alone what is absent, and resubscribes", async () => {
    const address = { street: "1, rue A", city: "Laval" };
    const { browser } = await signedIn({ preferredName: "Évie", address, unsubscribedFromEmail: true, unsubscribedFromSms: true });
    expect((await save(browser, { preferredName: null })).patient).toMatchObject({ preferredName: null, address });
    expect((await save(browser, { address: { street: null } })).patient).toMatchObject({ address: { street: null, city: "Laval" } });
    expect((await save(browser, { address: null })).patient.address).toBeNull();
    const subscribed = { unsubscribedFromEmail: false, unsubscribedFromSms: false };
    expect((await save(browser, subscribed)).patient).toMatchObject(subscribed);
  });

  test("that says the same already is not written: no version, no trace", async () => {
    const { patient, browser } = await signedIn({ preferredName: "Évie" });
    expect((await save(browser, { preferredName: "Évie", language: "FR" })).patient.version).toBe(patient.version);
    expect(await changesOf(patient)).toEqual([]);
  });

  test("is found by staff under the new name at once", async () => {
    const { patient, browser } = await signedIn();
    await save(browser, { preferredName: "Quetzal" });
    const terms = await portail.database.manager.findBy(PatientSearchTerm, { clinicId: patient.clinicId, patientId: patient.id });
    expect(terms.map(({ term }) => term)).toContain("quetzal");
  });

  const long = "x".repeat(81);
  test.each([
    ["a name of 81 letters", {}, { preferredName: long }, "VALIDATION_FAILED preferredName"],
    ["a blank name", {}, { preferredName: " " }, "VALIDATION_FAILED preferredName"],
    ["a city of 81 letters", {}, { address: { city: long } }, "VALIDATION_FAILED address.city"],
    ["no language", {}, { language: null }, "VALIDATION_FAILED language"],
    ["no answer about e-mail", {}, { unsubscribedFromEmail: null }, "VALIDATION_FAILED unsubscribedFromEmail"],
    ["text messages without a mobile", { mobile: null }, { notificationMethod: "SMS" }, "VALIDATION_FAILED notificationMethod"],
    ["both ways without a mobile", { mobile: null }, { notificationMethod: "BOTH" }, "VALIDATION_FAILED notificationMethod"],
    [
      "text messages to a country without",
      { mobile: "+33612345678" },
      { notificationMethod: "SMS" },
      "VALIDATION_FAILED notificationMethod",
    ],
  ])("refuses %s at its field, and writes nothing of the rest", async (_, fields, changes, problem) => {
    const { patient, browser } = await signedIn(fields);
    const answer = await save(browser, { unsubscribedFromSms: true, ...changes });
    expect([problems(answer), answer.patient]).toEqual([[problem], null]);
    expect(await rowOf(patient)).toMatchObject({ version: patient.version, unsubscribedFromSms: false });
  });

  test("says every wrong field at once", async () => {
    const { browser } = await signedIn();
    const answer = await save(browser, { preferredName: long, address: { city: long }, language: null });
    expect(problems(answer).toSorted()).toEqual([
      "VALIDATION_FAILED address.city",
      "VALIDATION_FAILED language",
      "VALIDATION_FAILED preferredName",
    ]);
  });

  test("of before, with a way that no longer works, doesn't hinder another change", async () => {
    const { browser } = await signedIn({ mobile: null, notificationMethod: "SMS" });
    expect(problems(await save(browser, { preferredName: "Évie", notificationMethod: "SMS" }))).toEqual([]);
  });

  test("that staff saved meanwhile is not overwritten: the conflict brings it as it is now", async () => {
    const { patient, browser } = await signedIn();
    const { version } = await own(browser);
    const { externalId, email, mobile } = patient;
    await clinic.patient({ externalId, email, mobile, preferredName: "Personnel" });
    const answer = await update(browser, { version, preferredName: "Patient" });
    expect(answer).toMatchObject({
      patient: null,
      errors: [
        {
          __typename: "MyInformationConflict",
          code: "CONFLICT",
          path: ["input", "version"],
          current: { version: version + 1, preferredName: "Personnel" },
        },
      ],
    });
  });

  test("saved twenty times at once from one version is saved once", async () => {
    const { patient, browser } = await signedIn();
    const { version } = await own(browser);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, turn) => update(browser, { version, preferredName: `Nom ${turn}` })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(problems)).toEqual(Array.from({ length: 19 }, () => "CONFLICT version"));
    expect([(await rowOf(patient)).version, (await changesOf(patient)).length]).toEqual([version + 1, 1]);
  });

  test("is for patients alone, in their own clinic, while they have access", async () => {
    const { patient, browser } = await signedIn();
    const document = "mutation ($input: UpdateMyInformationInput!) { updateMyInformation(input: $input) { errors { code } } }";
    const input = { version: patient.version, preferredName: "X" };
    expect(await (await clinic.staff("ADMIN")).refusal(document, { input })).toEqual(["FORBIDDEN"]);
    expect(await portail.program(clinic.token).refusal(document, { input })).toEqual(["FORBIDDEN"]);
    await portail.database.manager.update(Patient, { clinicId: patient.clinicId, id: patient.id }, { accessEnabled: false });
    expect(await browser.refusal(document, { input })).toEqual(["UNAUTHENTICATED"]);
    expect((await rowOf(patient)).preferredName).toBeNull();
  });
});
