import { toGlobalId } from "../../graphql/global-id.ts";
import { newId } from "../../kernel/id.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { PatientIdentification } from "./patient-identification.entity.ts";
import { Patient } from "./patient.entity.ts";

let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;
let desk: ApiClient;
let admin: ApiClient;
let program: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
  desk = await clinic.staff("DESK");
  admin = await clinic.staff("ADMIN");
  program = portail.program(clinic.token);
});

afterAll(() => portail.stop());

type Fields = Readonly<Record<string, unknown>>;

const person = `id version firstName lastName preferredName dateOfBirth sex email mobile homePhone language notificationMethod archived verified
  unsubscribedFromEmail unsubscribedFromSms createdAt updatedAt updatedBy { kind name } address { city country }`;

const payload = `{ patient { ${person} } errors { __typename code path messages { fr en }
  ... on PatientConflict { current { ${person} } savedBy { kind name } savedAt }
  ... on IdentificationTaken { patient { id firstName } } } }`;

const creating = `mutation ($input: CreatePatientInput!) { createPatient(input: $input) ${payload} }`;
const updating = `mutation ($input: UpdatePatientInput!) { updatePatient(input: $input) ${payload} }`;

const create = async (input: Fields, caller = desk) => (await caller.data(creating, { input })).createPatient;
const update = async (input: Fields, caller = desk) => (await caller.data(updating, { input })).updatePatient;

const said = (answer: { readonly errors: readonly { readonly code: string; readonly path: readonly string[] }[] }): string[] =>
  answer.errors.map(({ code, path }) => `${code} ${path.slice(1).join(".")}`);

let count = 0;

const fileNumber = (value: string) => ({ typeId: clinic.typeId("file"), value });

/** A chart that is whole, with a number that nothing else of the file has. */
const newcomer = (fields: Fields = {}) => {
  count += 1;
  const whole = { firstName: "Zoé", lastName: "L’Heureux-Côté", dateOfBirth: "1990-07-01", sex: "FEMALE" };
  return { ...whole, identifications: [fileNumber(`H-${count}`)], ...fields };
};

const idOf = (chart: Pick<Patient, "id">): string => toGlobalId("Patient", chart.id);

const rowOf = (globalId: string): Promise<Patient> =>
  portail.database.manager.findOneByOrFail(Patient, {
    clinicId: clinic.clinic.id,
    id: Buffer.from(globalId, "base64url").toString().slice(8),
  });

const numbersOf = ({ clinicId, id }: Pick<Patient, "clinicId" | "id">) =>
  portail.database.manager.countBy(PatientIdentification, { clinicId, patientId: id });

const charts = () => portail.database.manager.countBy(Patient, { clinicId: clinic.clinic.id });

describe("making a chart", () => {
  test("it says what was given, who made it and when, is found at once, and leaves its trace", async () => {
    const input = newcomer({ email: "Zoe@Courriel.example", mobile: "514 555-0142", address: { city: "Laval" }, verified: false });
    const { patient, errors } = await create(input);
    expect(errors).toEqual([]);
    const now = portail.clock.now().toISOString();
    expect(patient).toMatchObject({
      ...{ version: 1, firstName: "Zoé", lastName: "L’Heureux-Côté", dateOfBirth: "1990-07-01", sex: "FEMALE", language: "FR" },
      ...{ email: "zoe@courriel.example", mobile: "+15145550142", notificationMethod: "EMAIL", archived: false, verified: false },
      ...{ createdAt: now, updatedAt: now, updatedBy: { kind: "STAFF", name: "DESK demo" }, address: { city: "Laval", country: null } },
    });
    const { patients } = await desk.data('{ patients(search: "heureux zoe@courriel") { edges { node { id } } } }');
    expect(patients.edges).toEqual([{ node: { id: patient.id } }]);
    const row = await rowOf(patient.id);
    expect(row).toMatchObject({ sourceId: null, externalId: null, accessEnabled: true, accessChangedBy: null, accessEpoch: 1 });
    expect(row).toMatchObject({ archivedChangedAt: null, verifiedChangedAt: portail.clock.now(), verifiedChangedBy: row.updatedBy });
    const events = await portail.database.manager.findBy(AuditEvent, { clinicId: row.clinicId, patientId: row.id });
    expect(events.map(({ action }) => action).toSorted()).toEqual(["patient.created", "patient.listed", "patient.read"]);
    expect(JSON.stringify(events)).not.toMatch(/zoe|Heureux|5550142/i);
  });

  test("by a program too, which is named", async () => {
    expect((await create(newcomer(), program)).patient.updatedBy).toEqual({ kind: "CONSUMER", name: "Tests" });
  });

  test("the same key of the same caller makes it once, whatever is in the call; another key or caller makes another", async () => {
    const before = await charts();
    const requestKey = "a key";
    const { patient } = await create(newcomer({ requestKey }));
    expect((await create(newcomer({ requestKey, firstName: "Noé" }))).patient).toMatchObject({ id: patient.id, firstName: "Zoé" });
    expect((await create(newcomer({ requestKey }), admin)).patient.id).not.toBe(patient.id);
    expect((await create(newcomer({ requestKey: `${requestKey} 2` }))).patient.id).not.toBe(patient.id);
    expect(await charts()).toBe(before + 3);
  });

  test("of ten calls with one key at the same time all answer with the one chart", async () => {
    const before = await charts();
    const input = newcomer({ requestKey: "at once" });
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(input)));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ patient }) => patient.id)).size).toBe(1);
    expect(await charts()).toBe(before + 1);
  });

  test("of five calls at the same time that bring one number, without a key, one makes a chart and the others are told of it", async () => {
    const before = await charts();
    const input = newcomer();
    const answers = await Promise.all(Array.from({ length: 5 }, () => create(input)));
    const made = answers.filter(({ patient }) => patient !== null);
    expect(made).toHaveLength(1);
    for (const answer of answers.filter(({ patient }) => patient === null)) {
      expect(said(answer)).toEqual(["CONFLICT identifications.0.value"]);
      expect(answer.errors[0]).toMatchObject({ __typename: "IdentificationTaken", patient: { id: made[0].patient.id } });
    }
    expect(await charts()).toBe(before + 1);
  });

  const ramq = (value: string) => ({ identifications: [{ typeId: clinic.typeId("ramq"), value }] });

  test.each<[string, () => Fields, string[]]>([
    [
      "nothing",
      () => Object.fromEntries(Object.keys(newcomer()).map((key) => [key, undefined])),
      [
        "VALIDATION_FAILED firstName",
        "VALIDATION_FAILED lastName",
        "VALIDATION_FAILED dateOfBirth",
        "VALIDATION_FAILED sex",
        "VALIDATION_FAILED identifications",
      ],
    ],
    [
      "a blank name and an e-mail that is none",
      () => ({ firstName: " ", email: "nobody" }),
      ["VALIDATION_FAILED firstName", "VALIDATION_FAILED email"],
    ],
    ["a birth tomorrow", () => ({ dateOfBirth: "2026-03-15" }), ["VALIDATION_FAILED dateOfBirth"]],
    ["a birth in 1879", () => ({ dateOfBirth: "1879-12-31" }), ["VALIDATION_FAILED dateOfBirth"]],
    ["a day that is none", () => ({ dateOfBirth: "2023-02-29" }), ["VALIDATION_FAILED dateOfBirth"]],
    ["a number that no issuer gives out", () => ramq("TREM 84"), ["VALIDATION_FAILED identifications.0.value"]],
    ["no number", () => ({ identifications: [] }), ["VALIDATION_FAILED identifications"]],
    [
      "a type of another clinic",
      () => ({ identifications: [{ typeId: maple.typeId("file"), value: "1" }] }),
      ["VALIDATION_FAILED identifications.0.typeId"],
    ],
    [
      "two numbers of a type",
      () => ({ identifications: [fileNumber("T-1"), fileNumber("T-2")] }),
      ["VALIDATION_FAILED identifications.1.typeId"],
    ],
    ["a phone of seven digits", () => ({ mobile: "555-0199" }), ["VALIDATION_FAILED mobile"]],
    ["a key that is too long", () => ({ requestKey: "x".repeat(65) }), ["VALIDATION_FAILED requestKey"]],
    ["a French mobile for texts", () => ({ mobile: "+33 6 12 34 56 78", notificationMethod: "SMS" }), ["VALIDATION_FAILED mobile"]],
    [
      "a Jamaican mobile for both",
      () => ({ mobile: "+1 876 555 0123", email: "a@b.example", notificationMethod: "BOTH" }),
      ["VALIDATION_FAILED mobile"],
    ],
  ])("with %s is refused at the field, and makes nothing", async (_, fields, problems) => {
    const before = await charts();
    const answer = await create(newcomer(fields()));
    expect({ problems: said(answer), patient: answer.patient }).toEqual({ problems, patient: null });
    expect(answer.errors.every(({ path }: { path: string[] }) => path[0] === "input")).toBe(true);
    expect(await charts()).toBe(before);
  });

  test.each<[Fields, string]>([
    [{ mobile: "+33612345678" }, "NONE"],
    [{ mobile: "+33612345678", email: "a@b.example" }, "EMAIL"],
    [{ mobile: "+33612345678", notificationMethod: "NONE" }, "NONE"],
    [{ mobile: "+15145550142" }, "SMS"],
  ])("with %j it is kept, and notified by %s", async (fields, notificationMethod) => {
    expect((await create(newcomer(fields))).patient).toMatchObject({ mobile: fields["mobile"], notificationMethod });
  });

  test("a number of another chart is refused with that chart for staff, and without it for programs, which learn no more", async () => {
    const other = await clinic.patient({ firstName: "Autre" });
    const input = newcomer({ identifications: [fileNumber(other.file)] });
    const told = { code: "CONFLICT", path: ["input", "identifications", "0", "value"], __typename: "IdentificationTaken" };
    expect((await create(input)).errors).toMatchObject([{ ...told, patient: { id: idOf(other), firstName: "Autre" } }]);
    expect((await create(input, program)).errors).toMatchObject([{ ...told, patient: null }]);
    const reads = await portail.database.manager.findBy(AuditEvent, { patientId: other.id, action: "patient.read" });
    expect(reads).toHaveLength(1);
  });

  test("its portal access follows the settings, and is off where the portal is closed", async () => {
    const support = await clinic.staff("SUPPORT");
    const { portalSettings } = await support.data("{ portalSettings { version } }");
    const saving = "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { errors { code } } }";
    await support.data(saving, { input: { version: portalSettings.version, portalAccess: false } });
    const { patient } = await create(newcomer());
    await support.data(saving, { input: { version: portalSettings.version + 1, portalAccess: true } });
    expect(await rowOf(patient.id)).toMatchObject({ accessEnabled: false, accessChangedBy: null });
  });
});

describe("changing a chart", () => {
  const home = "{ viewer { patient { id } } }";

  test("absent fields stay, null clears, and what changed is on record", async () => {
    const before = await clinic.patient({ preferredName: "Évie", homePhone: "+14185550199", address: { city: "Québec" } });
    portail.clock.advance(60_000);
    const change = { patientId: idOf(before), version: 1, preferredName: null, lastName: "Côté", address: { country: "CA" } };
    const { patient, errors } = await update(change, admin);
    expect(errors).toEqual([]);
    expect(patient).toMatchObject({
      ...{ version: 2, firstName: "Ève", lastName: "Côté", preferredName: null, homePhone: "+14185550199", email: before.email },
      ...{ address: { city: "Québec", country: "CA" }, updatedBy: { kind: "STAFF", name: "ADMIN demo" } },
    });
    const after = await rowOf(patient.id);
    const { sourceId, externalId, requestKey, createdAt, accessChangedAt, accessEnabled } = before;
    expect(after).toMatchObject({ sourceId, externalId, requestKey, createdAt, accessChangedAt, accessEnabled });
    expect(after).toMatchObject({ updatedAt: portail.clock.now(), sortName: "cote eve" });
    const [event] = await portail.database.manager.findBy(AuditEvent, { patientId: before.id, action: "patient.updated" });
    expect(event).toMatchObject({ actorKind: "staff", changedFields: expect.arrayContaining(["preferredName", "lastName", "country"]) });
    expect(event!.changedFields).toHaveLength(3);
  });

  test("the same again changes nothing, not even the version", async () => {
    const before = await clinic.patient();
    portail.clock.advance(60_000);
    const { patient } = await update({ patientId: idOf(before), version: 1, firstName: before.firstName, email: before.email });
    expect(patient.version).toBe(1);
    expect((await rowOf(patient.id)).updatedAt).toEqual(before.updatedAt);
  });

  test("based on an older version it is refused with the chart as it is, who changed it and when", async () => {
    const before = await clinic.patient();
    const patientId = idOf(before);
    await update({ patientId, version: 1, preferredName: "Première" }, admin);
    const answer = await update({ patientId, version: 1, preferredName: "Seconde" });
    expect(answer.patient).toBeNull();
    expect(answer.errors).toMatchObject([
      {
        ...{ __typename: "PatientConflict", code: "CONFLICT", path: ["input", "version"], savedBy: { kind: "STAFF", name: "ADMIN demo" } },
        ...{ current: { version: 2, preferredName: "Première" }, savedAt: portail.clock.now().toISOString() },
      },
    ]);
    expect(answer.errors[0].messages.en).toBe(
      "Somebody changed this chart in the meantime. Nothing was overwritten: compare, then save again.",
    );
    expect((await rowOf(patientId)).preferredName).toBe("Première");
  });

  test("of ten people at once exactly one wins, and each of the others is told who", async () => {
    const before = await clinic.patient();
    const names = Array.from({ length: 10 }, (_, place) => `Nom ${place}`);
    const answers = await Promise.all(
      names.map((preferredName, place) => update({ patientId: idOf(before), version: 1, preferredName }, place % 2 === 0 ? desk : admin)),
    );
    const winners = answers.filter(({ patient }) => patient !== null);
    expect(winners).toHaveLength(1);
    for (const { errors } of answers.filter(({ patient }) => patient === null))
      expect(errors).toMatchObject([
        { __typename: "PatientConflict", current: { version: 2, preferredName: winners[0].patient.preferredName } },
      ]);
    expect(await rowOf(idOf(before))).toMatchObject({ version: 2, preferredName: winners[0].patient.preferredName });
    expect(await portail.database.manager.countBy(AuditEvent, { patientId: before.id, action: "patient.updated" })).toBe(1);
  });

  test("an upsert and a hand at once: neither undoes the other", async () => {
    const before = await clinic.patient();
    const [byHand] = await Promise.all([
      update({ patientId: idOf(before), version: 1, preferredName: "Main" }),
      portail.services.patients.upsert(clinic.consumer, [{ externalId: before.externalId!, homePhone: "+14185550199" }], "fr"),
    ]);
    const after = await rowOf(idOf(before));
    expect(after.homePhone).toBe("+14185550199");
    expect(after.preferredName).toBe(byHand.patient === null ? null : "Main");
  });

  test.each<[string, Fields, string[]]>([
    ["no first name", { firstName: null }, ["VALIDATION_FAILED firstName"]],
    ["a birth to come and no sex", { dateOfBirth: "2040-01-01", sex: null }, ["VALIDATION_FAILED dateOfBirth", "VALIDATION_FAILED sex"]],
    ["archived as neither", { archived: null }, ["VALIDATION_FAILED archived"]],
    ["an e-mail that is none", { email: "nobody@" }, ["VALIDATION_FAILED email"]],
    ["a foreign mobile where texts are wanted", { mobile: "+33612345678", notificationMethod: "BOTH" }, ["VALIDATION_FAILED mobile"]],
  ])("to %s is refused at the field, and the chart stays", async (_, fields, problems) => {
    const before = await clinic.patient();
    const answer = await update({ patientId: idOf(before), version: 1, ...fields });
    expect({ problems: said(answer), patient: answer.patient }).toEqual({ problems, patient: null });
    expect(await rowOf(idOf(before))).toMatchObject({ version: 1, firstName: "Ève", mobile: before.mobile });
  });

  test("a foreign mobile that texts were wanted for before hinders no other change, and is said to whoever begins to want texts", async () => {
    const chart = await clinic.patient({ mobile: "+33612345678", notificationMethod: "SMS" });
    expect((await update({ patientId: idOf(chart), version: 1, preferredName: "Évie" })).errors).toEqual([]);
    expect((await update({ patientId: idOf(chart), version: 2, notificationMethod: "EMAIL" })).errors).toEqual([]);
    const answer = await update({ patientId: idOf(chart), version: 3, notificationMethod: "SMS" });
    expect(said(answer)).toEqual(["VALIDATION_FAILED mobile"]);
    expect(answer.errors[0].messages.en).toContain("CA, US");
  });

  test("a patient of another clinic, one that is not there, and an id that is none are not found", async () => {
    const foreign = await maple.patient();
    for (const patientId of [idOf(foreign), toGlobalId("Patient", newId()), "nothing"])
      expect(said(await update({ patientId, version: 1, firstName: "Noé" }))).toEqual(["NOT_FOUND patientId"]);
  });

  describe("identifications", () => {
    test("are given, replaced and removed, but never the last", async () => {
      const chart = await clinic.patient();
      const [patientId, removal] = [idOf(chart), { removedIdentificationTypeIds: [clinic.typeId("ramq")] }];
      expect((await update({ patientId, version: 1, ...removal })).patient.version).toBe(2);
      expect(await numbersOf(chart)).toBe(1);
      const last = await update({ patientId, version: 2, removedIdentificationTypeIds: [clinic.typeId("file"), clinic.typeId("ramq")] });
      expect(said(last)).toEqual(["VALIDATION_FAILED removedIdentificationTypeIds"]);
      expect(await numbersOf(chart)).toBe(1);
      // The last one may go where another comes in the same call, and removing what isn't there changes nothing.
      const swap = {
        identifications: [{ typeId: clinic.typeId("ramq"), value: "COTE 8452 2911" }],
        removedIdentificationTypeIds: [clinic.typeId("file")],
      };
      expect((await update({ patientId, version: 2, ...swap })).errors).toEqual([]);
      expect((await update({ patientId, version: 3, removedIdentificationTypeIds: [clinic.typeId("file")] })).patient.version).toBe(3);
      const found = async (search: string) =>
        (await desk.data("query ($search: String) { patients(search: $search) { edges { node { id } } } }", { search })).patients.edges;
      expect(await found("cote84522911")).toEqual([{ node: { id: patientId } }]);
      expect(await found(chart.file)).toEqual([]);
      const events = await portail.database.manager.findBy(AuditEvent, { patientId: chart.id, action: "patient.updated" });
      expect(events.map(({ changedFields }) => changedFields)).toEqual([["identifications"], ["identifications"]]);
    });

    test("a type that is given and removed in one call is replaced", async () => {
      const chart = await clinic.patient();
      const change = { identifications: [fileNumber("R-1")], removedIdentificationTypeIds: [clinic.typeId("file")] };
      expect((await update({ patientId: idOf(chart), version: 1, ...change })).errors).toEqual([]);
      expect(await numbersOf(chart)).toBe(2);
    });

    test("a number of another chart is refused, and the rest of the call with it", async () => {
      const [chart, other] = [await clinic.patient(), await clinic.patient()];
      const answer = await update({ patientId: idOf(chart), version: 1, firstName: "Noé", identifications: [fileNumber(other.file)] });
      expect(answer.errors).toMatchObject([{ __typename: "IdentificationTaken", patient: { id: idOf(other) } }]);
      expect((await rowOf(idOf(chart))).firstName).toBe("Ève");
    });

    test("two who each take away one of the last two at once leave one", async () => {
      const chart = await clinic.patient();
      const both = (["file", "ramq"] as const).map((type) =>
        update({ patientId: idOf(chart), version: 1, removedIdentificationTypeIds: [clinic.typeId(type)] }),
      );
      const answers = await Promise.all(both);
      expect(answers.filter(({ patient }) => patient !== null)).toHaveLength(1);
      expect(answers.flatMap(({ errors }) => errors)).toMatchObject([{ __typename: "PatientConflict", current: { version: 2 } }]);
      expect(await numbersOf(chart)).toBe(1);
    });
  });

  describe("the patient's sessions", () => {
    test.each<[string, Fields]>([
      ["archiving", { archived: true }],
      ["taking back that it is verified", { verified: false }],
      ["taking the e-mail away", { email: null }],
      ["another e-mail", { email: "ailleurs@courriel.example" }],
    ])("%s ends those by which they signed in", async (_, fields) => {
      const chart = await clinic.patient();
      const browser = await clinic.signInPatient(chart);
      expect((await browser.data(home)).viewer.patient.id).toBe(idOf(chart));
      expect((await update({ patientId: idOf(chart), version: 1, ...fields })).errors).toEqual([]);
      expect((await browser.data(home)).viewer).toBeNull();
    });

    test.each<[string, Fields]>([
      ["another name", { firstName: "Noé" }],
      ["another mobile, where they signed in by e-mail", { mobile: "+15145550100" }],
      ["a home phone", { homePhone: "+14185550199" }],
    ])("%s lets them be", async (_, fields) => {
      const chart = await clinic.patient();
      const browser = await clinic.signInPatient(chart);
      await update({ patientId: idOf(chart), version: 1, ...fields });
      expect((await browser.data(home)).viewer.patient.id).toBe(idOf(chart));
    });
  });

  test("who moved the two gates is kept, at each move and at no other change", async () => {
    const chart = await clinic.patient();
    const patientId = idOf(chart);
    expect(await rowOf(patientId)).toMatchObject({ archivedChangedAt: null, verifiedChangedAt: null });
    portail.clock.advance(60_000);
    await update({ patientId, version: 1, archived: true });
    const archivedAt = portail.clock.now();
    const archived = await rowOf(patientId);
    expect(archived).toMatchObject({
      archivedChangedAt: archivedAt,
      archivedChangedBy: expect.stringMatching(/^staff:/),
      verifiedChangedAt: null,
    });
    expect(archived.accessEpoch).toBe(2);
    portail.clock.advance(60_000);
    await portail.services.patients.upsert(
      clinic.consumer,
      [{ externalId: chart.externalId!, verified: false, homePhone: "+14185550199" }],
      "fr",
    );
    expect(await rowOf(patientId)).toMatchObject({
      ...{ archivedChangedAt: archivedAt, archivedChangedBy: archived.archivedChangedBy, accessEpoch: 2 },
      ...{
        verifiedChangedAt: portail.clock.now(),
        verifiedChangedBy: `consumer:${clinic.consumer.id}`,
        updatedBy: `consumer:${clinic.consumer.id}`,
      },
    });
  });
});

describe("who may not", () => {
  const input = () => ({ ...newcomer() });

  test("patients, and programs without the scope, make and change nothing", async () => {
    const chart = await clinic.patient();
    const callers = [await clinic.signInPatient(chart), portail.program(await clinic.tokenWith("PATIENTS_READ"))];
    const before = await charts();
    for (const caller of callers) {
      for (const [query, variables] of [
        [creating, { input: input() }],
        [updating, { input: { patientId: idOf(chart), version: 1, firstName: "Noé" } }],
      ] as const) {
        const { data, errors } = await caller.run(query, variables);
        expect({ data, codes: errors.map(({ extensions }) => extensions["code"]) }).toEqual({ data: null, codes: ["FORBIDDEN"] });
      }
    }
    expect(await charts()).toBe(before);
    expect((await rowOf(idOf(chart))).firstName).toBe("Ève");
  });

  test("a program that may write and not read makes a chart and sees nothing of it", async () => {
    const writer = portail.program(await clinic.tokenWith("PATIENTS_WRITE"));
    const { data, errors } = await writer.run(
      "mutation ($input: CreatePatientInput!) { createPatient(input: $input) { errors { code } } }",
      { input: input() },
    );
    expect({ data, errors }).toEqual({ data: { createPatient: { errors: [] } }, errors: [] });
  });
});
