import { In } from "typeorm";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { days, hours } from "../../../kernel/clock.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { Registration } from "../registration.entity.ts";
import { decideBy, globalIdOf, problemsOf, readRegistration, seen, sendRegistration } from "../testing/desk-steps.ts";
import { registrationFields } from "./merged-fields.ts";
import { RegistrationMerge } from "./registration-merge.entity.ts";

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
  desk = await clinic.staff("DESK");
  admin = await clinic.staff("ADMIN");
});

const everything = [...registrationFields];

const chartOf = ({ id, clinicId }: Pick<Patient, "id" | "clinicId">) => portail.database.manager.findOneByOrFail(Patient, { clinicId, id });

const into = (chart: Pick<Patient, "id" | "version">, take: readonly string[]) => ({
  ...{ patientId: toGlobalId("Patient", chart.id), patientVersion: chart.version, take },
});

const merge = (client: ApiClient, sent: Registration, chart: Pick<Patient, "id" | "version">, take: readonly string[] = everything) =>
  decideBy(client, "mergeRegistration", { ...seen(sent), ...into(chart, take) });

const undo = (client: ApiClient, sent: Registration, version = sent.version + 1) =>
  decideBy(client, "undoRegistrationMerge", { ...seen(sent), version });

const mergeFields =
  "merge { mergedAt undoableUntil canUndo undoneAt mergedBy { name } undoneBy { name } cannotBeUndone blocked { field editedAt editedBy { name } } }";

const preview = async (sent: Registration, chart: Pick<Patient, "id">, take: readonly string[]) =>
  (
    await desk.data(
      `query ($registrationId: ID!, $patientId: ID!, $take: [RegistrationField!]!) {
        registrationMergePreview(registrationId: $registrationId, patientId: $patientId, take: $take) {
          effects { field before after } warnings errors { code path } } }`,
      { registrationId: globalIdOf(sent), patientId: toGlobalId("Patient", chart.id), take },
    )
  ).registrationMergePreview;

const numbersOf = async (chart: Pick<Patient, "id">): Promise<Record<string, string>> => {
  const { patient } = await desk.data("query ($id: ID!) { patient(id: $id) { identifications { value type { name } } } }", {
    id: toGlobalId("Patient", chart.id),
  });
  return Object.fromEntries(
    patient.identifications.map(({ value, type }: { value: string; type: { name: string } }) => [type.name, value]),
  );
};

const update = async (client: ApiClient, chart: Pick<Patient, "id" | "clinicId">, fields: Readonly<Record<string, unknown>>) => {
  const { version } = await chartOf(chart);
  const { updatePatient } = await client.data(
    "mutation ($input: UpdatePatientInput!) { updatePatient(input: $input) { errors { code path } } }",
    {
      input: { patientId: toGlobalId("Patient", chart.id), version, ...fields },
    },
  );
  expect(updatePatient.errors).toEqual([]);
};

const told = {
  firstName: "Rose-Aimée",
  lastName: "Dubé",
  preferredName: "Rosie",
  dateOfBirth: "1961-01-31",
  sex: "OTHER",
  language: "en",
} as const;

const sentWith = (fields: Parameters<typeof sendRegistration>[2] = {}) =>
  sendRegistration(portail, clinic, {
    ...told,
    ...{ mobile: "+15145550123", notificationMethod: "BOTH", street: "5, rang Nord", city: "Lévis", postalCode: "G6V 1A1" },
    ...fields,
  });

test("takes what is chosen and nothing else; gates stay as they are; the trail names both", async () => {
  const chart = await clinic.patient({ verified: false, archived: true });
  await portail.database.manager.update(Patient, { id: chart.id }, { accessEnabled: false });
  const before = await chartOf(chart);
  const sent = await sentWith();
  const { registration, errors } = await merge(desk, sent, before, ["FIRST_NAME", "MOBILE", "ADDRESS"]);
  expect(errors).toEqual([]);
  expect(registration).toMatchObject({
    state: "MERGED",
    version: 2,
    patient: { id: toGlobalId("Patient", chart.id) },
    decidedBy: { name: "DESK demo" },
  });
  const after = await chartOf(chart);
  const stays = { ...before, version: after.version, updatedAt: after.updatedAt, updatedBy: after.updatedBy };
  const taken = { firstName: "Rose-Aimée", mobile: "+15145550123", street: "5, rang Nord", city: "Lévis", postalCode: "G6V 1A1" };
  expect(after).toEqual({ ...stays, ...taken, sortName: "tremblay roseaimee" });
  expect(after).toMatchObject({ accessEnabled: false, archived: true, verified: false, firstName: "Rose-Aimée", lastName: "Tremblay" });
  expect(await numbersOf(chart)).toMatchObject({ Dossier: chart.file });
  const [event] = await portail.database.manager.findBy(AuditEvent, { subjectId: sent.id, action: "registration.merged" });
  expect(event).toMatchObject({ patientId: chart.id, actorKind: "staff" });
});

test("says before what it will do and what to know", async () => {
  const chart = await clinic.patient({
    archived: true,
    verified: false,
    identifications: [{ typeId: clinic.types.ramq, value: "PREV80010111" }],
  });
  await portail.database.manager.update(Patient, { id: chart.id }, { accessEnabled: false });
  const sent = await sentWith({ number: "DUBR61513199" });
  expect(await preview(sent, chart, [])).toEqual({
    ...{ effects: [], errors: [] },
    warnings: ["ACCESS_CLOSED", "CHART_ARCHIVED", "CHART_UNVERIFIED", "PROVEN_CONTACT_NOT_TAKEN"],
  });
  const { effects, warnings } = await preview(sent, chart, ["EMAIL", "IDENTIFICATION", "ADDRESS", "LANGUAGE", "EMAIL"]);
  expect(effects).toEqual([
    { field: "EMAIL", before: chart.email, after: sent.email },
    { field: "IDENTIFICATION", before: "PREV80010111", after: "DUBR61513199" },
    { field: "ADDRESS", before: null, after: "5, rang Nord, Lévis, G6V 1A1" },
    { field: "LANGUAGE", before: "fr", after: "en" },
  ]);
  expect(warnings).toEqual([
    "ACCESS_CLOSED",
    "CHART_ARCHIVED",
    "CHART_UNVERIFIED",
    "IDENTIFICATION_REPLACED",
    "CONTACT_REPLACED_ENDS_SESSIONS",
  ]);
  const same = await clinic.patient({
    ...told,
    identifications: [{ typeId: clinic.types.ramq, value: "DUBR61513198" }],
    email: "same@dube.example",
  });
  const like = await sendRegistration(portail, clinic, { ...told, email: "same@dube.example", number: "DUBR 6151 3198" });
  expect(
    await preview(
      like,
      same,
      everything.filter((field) => field !== "MOBILE"),
    ),
  ).toEqual({ effects: [], warnings: [], errors: [] });
  expect(await preview(sent, { id: "01ARZ3NDEKTSV4RRFFQ69G5FAV" }, [])).toMatchObject({
    errors: [{ code: "NOT_FOUND", path: ["patientId"] }],
  });
});

test("looking at what a merge would do leaves a trace on the registration and on the chart, also where nothing is taken", async () => {
  const [chart, sent] = [await clinic.patient(), await sentWith()];
  await preview(sent, chart, ["EMAIL"]);
  const trail = await portail.database.manager.findBy(AuditEvent, { subjectId: In([sent.id, chart.id]), actorKind: "staff" });
  expect(trail.map(({ action, subjectId, patientId }) => [action, subjectId, patientId]).toSorted()).toEqual([
    ["patient.read", chart.id, chart.id],
    ["registration.read", sent.id, null],
  ]);
});

test("a chart that somebody has changed since is said with what it is now; the registration still waits", async () => {
  const chart = await clinic.patient();
  const sent = await sentWith();
  await update(admin, chart, { address: { city: "Gaspé" } });
  const payload = await merge(desk, sent, chart);
  expect(problemsOf(payload)).toEqual(["PatientConflict input.patientVersion"]);
  expect(payload.errors[0].current.version).toBe(chart.version + 1);
  expect(await readRegistration(desk, sent, "state version")).toEqual({ state: "PENDING", version: 1 });
});

test("a number that a third chart has can't be taken: nothing is written", async () => {
  const [chart, third] = [
    await clinic.patient(),
    await clinic.patient({ identifications: [{ typeId: clinic.types.ramq, value: "THIR80010111" }] }),
  ];
  const sent = await sentWith({ number: "THIR80010111" });
  expect((await preview(sent, chart, ["IDENTIFICATION"])).warnings).toContain("IDENTIFICATION_HELD_ELSEWHERE");
  const payload = await merge(desk, sent, chart);
  expect(problemsOf(payload)).toEqual(["IdentificationTaken input.identifications.0.value"]);
  expect(payload.errors[0].patient.id).toBe(toGlobalId("Patient", third.id));
  expect(await chartOf(chart)).toMatchObject({ version: chart.version, firstName: "Ève" });
  expect(await readRegistration(desk, sent, "state version")).toEqual({ state: "PENDING", version: 1 });
  expect(
    problemsOf(
      await merge(
        desk,
        sent,
        chart,
        everything.filter((field) => field !== "IDENTIFICATION"),
      ),
    ),
  ).toEqual([]);
});

test("replacing the contact by which a patient is signed in ends their session", async () => {
  const chart = await clinic.patient();
  const browser = await clinic.signInPatient(chart);
  const sent = await sentWith();
  await merge(desk, sent, await chartOf(chart), ["EMAIL"]);
  expect((await browser.data("{ viewer { patient { id } } }")).viewer?.patient ?? null).toBeNull();
  expect((await readRegistration(desk, sent, mergeFields)).merge.cannotBeUndone).toEqual(["NOTICE_SENT", "SESSIONS_ENDED"]);
});

test("what it was before is kept sealed", async () => {
  const chart = await clinic.patient({ identifications: [{ typeId: clinic.types.ramq, value: "SEAL80010111" }] });
  const sent = await sentWith({ number: "DUBR61513197" });
  await merge(desk, sent, chart);
  const rows = await portail.database.manager.findBy(RegistrationMerge, { registrationId: sent.id });
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/SEAL8001|DUBR6151|Rosie|Lévis/);
});

describe("undoing", () => {
  test("puts the chart back as it was, to the number, and the registration waits again", async () => {
    const chart = await clinic.patient({ address: { street: "1, rue Sud", city: "Alma" }, preferredName: "Évy" });
    const [before, numbers] = [await chartOf(chart), await numbersOf(chart)];
    const sent = await sentWith();
    await merge(desk, sent, before);
    expect(await chartOf(chart)).toMatchObject({ ...told, city: "Lévis" });
    expect(await numbersOf(chart)).not.toEqual(numbers);
    expect((await readRegistration(desk, sent, mergeFields)).merge).toMatchObject({
      canUndo: true,
      blocked: [],
      mergedBy: { name: "DESK demo" },
    });
    const { registration, errors } = await undo(admin, sent);
    expect(errors).toEqual([]);
    expect(registration).toMatchObject({ state: "PENDING", version: 3, patient: null, decidedAt: null });
    const after = await chartOf(chart);
    const { version, updatedAt, updatedBy, ...details } = after;
    expect(details).toEqual((({ version: _, updatedAt: __, updatedBy: ___, ...rest }) => rest)(before));
    expect([version, updatedAt, updatedBy].every(Boolean)).toBe(true);
    expect(await numbersOf(chart)).toEqual(numbers);
    expect((await readRegistration(desk, sent, mergeFields)).merge).toMatchObject({
      canUndo: false,
      undoneBy: { name: "ADMIN demo" },
      blocked: [],
    });
    expect(problemsOf(await undo(admin, sent, 3))).toEqual(["RegistrationDecided input.version"]);
    // And it can be merged again, and undone again.
    await merge(desk, { ...sent, version: 3 } as Registration, after, ["SEX"]);
    expect(await chartOf(chart)).toMatchObject({ sex: "OTHER", firstName: "Ève" });
    expect(problemsOf(await undo(admin, sent, 4))).toEqual([]);
    expect(await chartOf(chart)).toMatchObject({ sex: "FEMALE" });
  });

  test("a number that was added leaves again", async () => {
    const chart = await clinic.patient({ identifications: [{ typeId: clinic.types.file, value: "ONLY-FILE" }] });
    const sent = await sentWith({ number: "DUBR61513196" });
    await merge(desk, sent, chart, ["IDENTIFICATION"]);
    expect(await numbersOf(chart)).toEqual({ Dossier: "ONLYFILE", RAMQ: "DUBR61513196" });
    await undo(desk, sent);
    expect(await numbersOf(chart)).toEqual({ Dossier: "ONLYFILE" });
  });

  test("a number that another chart has got since, and a chart's last number, stay and are named", async () => {
    const chart = await clinic.patient({ identifications: [{ typeId: clinic.types.ramq, value: "FREE80010111" }] });
    const sent = await sentWith({ number: "DUBR61513195" });
    await merge(desk, sent, chart, ["IDENTIFICATION", "SEX"]);
    await clinic.patient({ identifications: [{ typeId: clinic.types.ramq, value: "FREE80010111" }] });
    expect((await readRegistration(desk, sent, mergeFields)).merge.blocked).toEqual([
      { field: "IDENTIFICATION", editedAt: null, editedBy: null },
    ]);
    expect(problemsOf(await undo(desk, sent))).toEqual([]);
    expect(await numbersOf(chart)).toEqual({ RAMQ: "DUBR61513195" });
    expect(await chartOf(chart)).toMatchObject({ sex: "FEMALE" });

    const plain = await clinic.patient({ identifications: [{ typeId: clinic.types.file, value: "LEAVES" }] });
    const other = await sentWith({ number: "DUBR61513194" });
    await merge(desk, other, plain, ["IDENTIFICATION"]);
    await update(desk, plain, { removedIdentificationTypeIds: [clinic.typeId("file")] });
    expect((await readRegistration(desk, other, mergeFields)).merge.blocked).toMatchObject([{ field: "IDENTIFICATION" }]);
    expect(problemsOf(await undo(desk, other))).toEqual([]);
    expect(await numbersOf(plain)).toEqual({ RAMQ: "DUBR61513194" });
  });

  test("says who has edited what since", async () => {
    const chart = await clinic.patient();
    const sent = await sentWith();
    await merge(desk, sent, chart);
    portail.clock.advance(hours(0.1));
    await update(admin, chart, { firstName: "Rosalie", address: { city: "Gaspé" } });
    await update(desk, chart, { unsubscribedFromSms: true });
    const { blocked } = (await readRegistration(desk, sent, mergeFields)).merge;
    const edited = { editedAt: portail.clock.now().toISOString(), editedBy: { name: "ADMIN demo" } };
    expect(blocked).toEqual([
      { field: "FIRST_NAME", ...edited },
      { field: "ADDRESS", ...edited },
    ]);
  });

  test("is possible for thirty days and no longer", async () => {
    const chart = await clinic.patient();
    const [early, late] = [await sentWith(), await sentWith()];
    await merge(desk, early, chart, ["SEX"]);
    await merge(desk, late, await chartOf(chart), ["LANGUAGE"]);
    portail.clock.advance(days(30) - hours(1));
    [desk, admin] = [await clinic.staff("DESK"), await clinic.staff("ADMIN")];
    expect(problemsOf(await undo(admin, early))).toEqual([]);
    portail.clock.advance(hours(1) + 1);
    [desk, admin] = [await clinic.staff("DESK"), await clinic.staff("ADMIN")];
    expect(problemsOf(await undo(admin, late))).toEqual(["Conflict input.registrationId"]);
    expect((await readRegistration(desk, late, mergeFields)).merge).toMatchObject({ canUndo: false });
    expect(await chartOf(chart)).toMatchObject({ language: "en", sex: "FEMALE" });
  });

  test("of two who undo at once one does", async () => {
    const chart = await clinic.patient();
    const sent = await sentWith();
    await merge(desk, sent, chart);
    const answers = await Promise.all([desk, admin, desk, admin].map((client) => undo(client, sent)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await chartOf(chart)).toMatchObject({ firstName: "Ève", version: chart.version + 2 });
  });
});
