import { toGlobalId } from "./graphql/global-id.ts";
import { newId } from "./kernel/id.ts";
import { Appointment } from "./modules/appointments/appointment.entity.ts";
import { PatientIdentification } from "./modules/patients/patient-identification.entity.ts";
import { Patient } from "./modules/patients/patient.entity.ts";
import { OtpChallenge } from "./modules/sign-in/otp-challenge.entity.ts";
import { fromGlobalId } from "./graphql/global-id.ts";
import type { ApiClient } from "./testing/api-client.ts";
import { TestClinic } from "./testing/clinic.ts";
import type { Portail } from "./testing/portail.ts";
import { startPortail } from "./testing/portail.ts";

let portail: Portail;
let demo: TestClinic;
let maple: TestClinic;
let atDemo: ApiClient;
let atMaple: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  demo = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
  atDemo = portail.program(demo.token, "demo");
  atMaple = portail.program(maple.token, "maple");
});

afterAll(() => portail.stop());

const upsertPatients = `mutation ($input: UpsertPatientsInput!) { upsertPatients(input: $input) {
  results { outcome patient { id firstName } errors { code path message } } errors { code } } }`;
const upsertAppointments = `mutation ($input: UpsertAppointmentsInput!) { upsertAppointments(input: $input) {
  results { outcome appointment { id } errors { code path message } } errors { code } } }`;

const saveChart = async (by: ApiClient, chart: object) =>
  (await by.data(upsertPatients, { input: { patients: [chart] } })).upsertPatients.results[0];
const saveVisit = async (by: ApiClient, visit: object) =>
  (await by.data(upsertAppointments, { input: { appointments: [visit] } })).upsertAppointments.results[0];

const person = { firstName: "Ève", lastName: "Roy", dateOfBirth: "1990-05-17", sex: "FEMALE" };
const visit = () => ({
  externalId: `V-${newId()}`,
  ...{ practitionerName: "Dre Côté", service: "Suivi", status: "CONFIRMED" },
  ...{ startsAt: "2026-04-01T13:00:00Z", endsAt: "2026-04-01T13:30:00Z" },
});

describe("the same person at two clinics", () => {
  const number = "ROYE 9055 1712";
  let email: string;

  const chart = (of: TestClinic) => ({
    externalId: "SAME",
    ...person,
    email,
    identifications: [{ typeId: of.typeId("ramq"), value: number }],
  });

  beforeAll(async () => {
    email = `${newId().toLowerCase()}@courriel.example`;
    const saved = [await saveChart(atDemo, chart(demo)), await saveChart(atMaple, chart(maple))];
    expect(saved.map(({ outcome, errors }) => [outcome, errors])).toEqual([
      ["CREATED", []],
      ["CREATED", []],
    ]);
  });

  const chartAt = (of: TestClinic) => portail.database.manager.findOneByOrFail(Patient, { clinicId: of.clinic.id, externalId: "SAME" });

  test("is two charts, and what is stored does not show that they are one person", async () => {
    const charts = [await chartAt(demo), await chartAt(maple)];
    expect(charts[0]!.id).not.toBe(charts[1]!.id);
    const held = await Promise.all(
      charts.map(({ clinicId, id }) => portail.database.manager.findOneByOrFail(PatientIdentification, { clinicId, patientId: id })),
    );
    expect(held[0]!.valueIndex).not.toBe(held[1]!.valueIndex);
    expect(held[0]!.valueEncrypted).not.toBe(held[1]!.valueEncrypted);
    expect(JSON.stringify(held)).not.toMatch(/ROYE|90551712/);
  });

  test("is changed at one clinic by the same external id, and not at the other", async () => {
    expect(await saveChart(atMaple, { externalId: "SAME", firstName: "Zoé" })).toMatchObject({ outcome: "UPDATED" });
    expect([(await chartAt(demo)).firstName, (await chartAt(maple)).firstName]).toEqual(["Ève", "Zoé"]);
  });

  test("signs in at each clinic as its own patient, and a code of one is none at the other", async () => {
    const browser = portail.browser("demo");
    const challengeId = await demo.requestCode(browser, { email }, number);
    const code = await portail.codeSentTo(email);
    const verify = "mutation ($input: VerifyOtpInput!) { verifyOtp(input: $input) { viewer { patient { firstName } } errors { code } } }";
    const elsewhere = portail.browser("maple");
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    const input = { challengeId, code };
    expect((await elsewhere.data(verify, { input })).verifyOtp).toEqual({ viewer: null, errors: [{ code: "OTP_EXPIRED" }] });
    const { tries } = await portail.database.manager.findOneByOrFail(OtpChallenge, {
      clinicId: demo.clinic.id,
      id: fromGlobalId("OtpChallenge", challengeId)!,
    });
    expect(tries).toBe(0);
    expect((await browser.data(verify, { input })).verifyOtp).toEqual({ viewer: { patient: { firstName: "Ève" } }, errors: [] });
    const session = [...browser.cookies];
    for (const [name, value] of session) elsewhere.cookies.set(name, value);
    expect(await elsewhere.data("{ viewer { permissions } }")).toEqual({ viewer: null });
    expect((await browser.data("{ viewer { patient { firstName } } }")).viewer.patient.firstName).toBe("Ève");
  });
});

describe("what names another clinic's is what names nothing", () => {
  test("an identification type", async () => {
    const of = (typeId: string) => ({ externalId: newId(), ...person, identifications: [{ typeId, value: "X1" }] });
    const theirs = await saveChart(atDemo, of(maple.typeId("file")));
    const nobodys = await saveChart(atDemo, of(toGlobalId("IdentificationType", newId())));
    expect(theirs).toEqual(nobodys);
    expect(theirs).toMatchObject({
      outcome: "FAILED",
      patient: null,
      errors: [{ path: ["input", "patients", "0", "identifications", "0", "typeId"] }],
    });
    expect(await portail.database.manager.countBy(Patient, { clinicId: demo.clinic.id, lastName: "Roy" })).toBe(1);
  });

  test.each<[string, string, (mapleId: string) => object, () => object]>([
    [
      "a patient by id",
      "patientId",
      (id) => ({ patientId: toGlobalId("Patient", id) }),
      () => ({ patientId: toGlobalId("Patient", newId()) }),
    ],
    ["a patient by a raw id", "patientId", (id) => ({ patientId: id }), () => ({ patientId: newId() })],
    ["a patient by external id", "patientExternalId", () => ({ patientExternalId: "MAPLE-ONLY" }), () => ({ patientExternalId: "NOBODY" })],
  ])("%s", async (_, field, theirs, nobodys) => {
    const patient = await maple.patient({ externalId: "MAPLE-ONLY" });
    const made = visit();
    const locationId = toGlobalId("Location", demo.location.id);
    const answer = await saveVisit(atDemo, { ...made, locationId, ...theirs(patient.id) });
    expect(answer).toEqual(await saveVisit(atDemo, { ...made, locationId, ...nobodys() }));
    expect(answer).toMatchObject({ outcome: "FAILED", appointment: null, errors: [{ path: ["input", "appointments", "0", field] }] });
    expect(await portail.database.manager.countBy(Appointment, { externalId: made.externalId })).toBe(0);
  });

  test("a location, by id and by external id", async () => {
    const patient = await demo.patient();
    await maple.appointment(await maple.patient());
    await atMaple.data(
      'mutation { upsertLocations(input: { locations: [{ externalId: "ML", name: "Est", timeZone: "America/Halifax" }] }) { errors { code } } }',
    );
    const base = { ...visit(), patientId: toGlobalId("Patient", patient.id) };
    const byId = await saveVisit(atDemo, { ...base, locationId: toGlobalId("Location", maple.location.id) });
    expect(byId).toEqual(await saveVisit(atDemo, { ...base, locationId: toGlobalId("Location", newId()) }));
    const byExternalId = await saveVisit(atDemo, { ...base, locationExternalId: "ML" });
    expect(byExternalId).toEqual(await saveVisit(atDemo, { ...base, locationExternalId: "NONE" }));
    expect([byId.outcome, byExternalId.outcome]).toEqual(["FAILED", "FAILED"]);
  });

  test("an external id of an appointment: it is made anew, and theirs stays", async () => {
    const theirs = await maple.appointment(await maple.patient(), { externalId: "SHARED", service: "Leur visite" });
    const ours = await demo.appointment(await demo.patient(), { externalId: "SHARED", service: "Notre visite" });
    expect(ours.id).not.toBe(theirs.id);
    const kept = await portail.database.manager.findOneByOrFail(Appointment, { clinicId: maple.clinic.id, id: theirs.id });
    expect(kept).toMatchObject({ service: "Leur visite", version: 1 });
  });

  test("anything by id, asked at one's own clinic by its patient, staff and program", async () => {
    const patient = await demo.patient();
    const appointment = await demo.appointment(patient);
    const [mapleChart, staff, support] = [await maple.patient(), await maple.staff("ADMIN"), await maple.staff("SUPPORT")];
    const ids = [
      ...[toGlobalId("Patient", patient.id), toGlobalId("Appointment", appointment.id), toGlobalId("Location", demo.location.id)],
      ...[
        toGlobalId("Clinic", demo.clinic.id),
        toGlobalId("IdentificationType", demo.types.ramq),
        toGlobalId("PortalSettings", demo.clinic.id),
      ],
    ];
    for (const client of [await maple.signInPatient(mapleChart), staff, support, atMaple])
      for (const id of ids) expect((await client.run("query ($id: ID!) { node(id: $id) { id } }", { id })).data).toEqual({ node: null });
  });
});

describe("even where two clinics' rows have the same id", () => {
  test("each clinic's patient, staff and program see their own", async () => {
    const patient = await demo.patient({ firstName: "Ours" });
    const own = await demo.appointment(patient, { service: "Notre visite" });
    const twin = { ...(await portail.database.manager.findOneByOrFail(Patient, { clinicId: demo.clinic.id, id: patient.id })) };
    await portail.database.manager.insert(Patient, { ...twin, clinicId: maple.clinic.id, firstName: "Theirs", sourceId: null });
    await maple.appointment({ ...patient, clinicId: maple.clinic.id }, { service: "Leur visite" });

    const seen = `query ($id: ID!) { node(id: $id) { ... on Patient { firstName appointments { edges { node { service patient { firstName } } } } } } }`;
    const id = toGlobalId("Patient", patient.id);
    const as = (firstName: string, service: string) => ({
      node: { firstName, appointments: { edges: [{ node: { service, patient: { firstName } } }] } },
    });
    expect(await atDemo.data(seen, { id })).toEqual(as("Ours", "Notre visite"));
    expect(await atMaple.data(seen, { id })).toEqual(as("Theirs", "Leur visite"));
    expect(await (await demo.signInPatient(patient)).data(seen, { id })).toEqual(as("Ours", "Notre visite"));
    const visitId = toGlobalId("Appointment", own.id);
    expect((await atMaple.run("query ($id: ID!) { node(id: $id) { id } }", { id: visitId })).data).toEqual({ node: null });
  });
});

describe("lists and counts", () => {
  test("hold the clinic's own alone", async () => {
    const listed = "{ clinic { slug locations { id } identificationTypes { id } } }";
    for (const [of, client] of [
      [demo, atDemo],
      [maple, atMaple],
    ] as const) {
      const { clinic } = await client.data(listed);
      expect(clinic.slug).toBe(of.clinic.slug);
      expect(clinic.locations.map(({ id }: { id: string }) => id)).toContain(toGlobalId("Location", of.location.id));
      expect(clinic.identificationTypes).toEqual([{ id: of.typeId("ramq") }, { id: of.typeId("file") }]);
    }
    const { clinic } = await atDemo.data(listed);
    expect(clinic.locations).toHaveLength(1);
  });

  test("count no other clinic's appointments", async () => {
    const counts = async (of: TestClinic) => {
      const { portalSettings } = await (
        await of.staff("SUPPORT")
      ).data("{ portalSettings { appointmentStatusVisibility { status upcomingCount pastCount } } }");
      return portalSettings.appointmentStatusVisibility.find(({ status }: { status: string }) => status === "REJECTED");
    };
    const before = await counts(demo);
    const patient = await maple.patient();
    for (let made = 0; made < 3; made += 1) await maple.appointment(patient, { status: "REJECTED" });
    expect(await counts(demo)).toEqual(before);
    expect((await counts(maple)).upcomingCount).toBe(3);
  });
});

test("a token, and a cookie of either kind, open their own clinic's host alone", async () => {
  for (const [token, elsewhere] of [
    [demo.token, "maple"],
    [maple.token, "demo"],
  ] as const) {
    const { status, data, errors } = await portail.program(token, elsewhere).run("{ viewer { permissions } }");
    expect([status, data, errors.map(({ extensions }) => extensions["code"])]).toEqual([401, null, ["UNAUTHENTICATED"]]);
  }
  for (const from of [await demo.staff("SUPPORT"), await demo.signInPatient(await demo.patient())]) {
    const elsewhere = portail.browser("maple");
    for (const [name, value] of from.cookies) elsewhere.cookies.set(name, value);
    expect(await elsewhere.data("{ viewer { permissions } }")).toEqual({ viewer: null });
    expect(await elsewhere.refusal("{ portalSettings { version } }")).toEqual(["UNAUTHENTICATED"]);
    expect((await from.data("{ viewer { permissions } }")).viewer).not.toBeNull();
  }
});
