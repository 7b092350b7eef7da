import { refuseMessages } from "../../modules/notifications/testing/undelivered.ts";
import { noticeFor } from "../../modules/notifications/testing/post-office.ts";
import { firstOf } from "./tour.ts";
import type { World } from "./world.ts";
import { idOf, waitAWhile } from "./world.ts";

async function readCharts({ tour, desk, clinic }: World): Promise<void> {
  const patient = await clinic.patient();
  const id = idOf("Patient", patient);
  const { patients } = await tour.send(desk, "Patients", { first: 1 });
  await tour.send(desk, "Patients", { first: 20, after: patients.pageInfo.endCursor });
  for (const access of ["ENABLED", "DISABLED"]) await tour.send(desk, "Patients", { first: 20, access, archived: false });
  await tour.send(desk, "Patients", { first: 20, archived: true });
  for (const search of ["Tremblay", "Ève Tremblay", "TREE84522901", "5145550001", patient.email, "1984-02-29"])
    await tour.send(desk, "Patients", { first: 20, search, archived: false });
  await tour.send(desk, "PatientChoice", { first: 8, search: "Trem" });
  await tour.send(desk, "PatientPage", { id });
  for (const when of ["UPCOMING", "PAST"]) await tour.send(desk, "PatientAppointments", { id, when, first: 20 });
  await tour.send(desk, "ChartRecordViews", { id, first: 20 });
  await tour.send(desk, "AuditedPatient", { id });
}

async function writeCharts(world: World): Promise<void> {
  const { tour, desk, clinic } = world;
  await tour.send(desk, "NewPatient");
  const number = { typeId: clinic.typeId("file"), value: "NOUVEAU-1" };
  await tour.send(desk, "IdentificationCheck", number);
  const person = {
    firstName: "Rose",
    lastName: "Côté",
    dateOfBirth: "1990-01-02",
    sex: "FEMALE",
    language: "FR",
    email: "rose@courriel.example",
  };
  const made = await tour.send(desk, "CreatePatient", { input: { ...person, identifications: [number], requestKey: "rose-1" } });
  const id = made.createPatient.patient.id as string;
  const { patient } = await tour.send(desk, "EditPatient", { id });
  const changes = { patientId: id, version: firstOf("Patient", patient).version, firstName: "Rosalie" };
  await tour.send(desk, "UpdatePatient", { input: changes });
  const again = await tour.send(desk, "EditPatient", { id });
  await tour.send(desk, "MendContact", { input: { patientId: id, version: firstOf("Patient", again).version, mobile: "+15145559999" } });
  await tour.send(desk, "SetPatientPortalAccess", { input: { patientId: id, enabled: false, reason: "Téléphone perdu" } });
  await tour.send(desk, "SetPatientPortalAccess", { input: { patientId: id, enabled: true } });
  await tour.send(desk, "InviteToPortal", { input: { patientId: id, kind: "PORTAL_INVITATION" } });
  await tour.send(desk, "ClearSignInStop", { input: { patientId: id } });
  await waitAWhile(world);
}

async function sendAgain({ tour, desk, portail, clinic }: World): Promise<void> {
  const patient = await clinic.patient();
  const about = { clinicId: clinic.clinic.id, patientId: patient.id };
  const [first] = await refuseMessages(portail, noticeFor(patient.email!, about), noticeFor(patient.email!, about));
  const { undeliveredMessages } = await tour.send(desk, "Deliveries", { first: 1 });
  await tour.send(desk, "Deliveries", { first: 20, after: undeliveredMessages.pageInfo.endCursor });
  await tour.send(desk, "Deliveries", { first: 20, state: "RESENDABLE", channel: "EMAIL" });
  await tour.send(desk, "PatientDeliveries", { id: idOf("Patient", patient), first: 20 });
  await tour.send(desk, "ResendMessage", { input: { id: idOf("UndeliveredMessage", { id: first! }) } });
}

async function changeManyAccesses({ tour, admin, portail, clinic }: World): Promise<void> {
  const kept = await clinic.patient();
  await tour.send(admin, "AccessChangers");
  const filters = [
    {},
    { ageFrom: 18, ageTo: 65, hasContact: true },
    { changedFrom: "2020-01-01T00:00:00Z", changedBefore: "2040-01-01T00:00:00Z" },
    { lastAppointmentFrom: "2020-01-01", lastAppointmentBefore: "2040-01-01" },
    { changedByDefault: true },
    { reasonContains: "perdu" },
  ];
  for (const filter of filters) {
    await tour.send(admin, "BulkAccessCount", { enabled: false, filter });
    await tour.send(admin, "BulkAccessSample", { enabled: false, filter, first: 20 });
  }
  const run = () => tour.during("bulk access change", () => portail.services.bulkAccessWorker.run(new AbortController().signal));
  const begin = async (enabled: boolean) => {
    const { bulkAccessPreview } = await tour.send(admin, "BulkAccessCount", { enabled, filter: {} });
    const exceptPatientIds = enabled ? [] : [idOf("Patient", kept)];
    const expectedCount = (bulkAccessPreview.count as number) - exceptPatientIds.length;
    const input = { enabled, filter: {}, exceptPatientIds, expectedCount, reason: "Nouvelle politique" };
    return (await tour.send(admin, "StartBulkAccessChange", { input })).startBulkAccessChange.change.id as string;
  };
  const id = await begin(false);
  for (const steering of ["Pause", "Resume"]) await tour.send(admin, `${steering}BulkAccessChange`, { input: { id } });
  await run();
  for (const undone of [false, true]) {
    const { bulkAccessChanges } = await tour.send(admin, "BulkAccessChanges", { first: 20 });
    await tour.fetch(admin, bulkAccessChanges.edges[0].node.csvPath as string);
    for (const which of [false, true]) await tour.send(admin, "BulkAccessFailures", { id, first: 20, kept: which });
    if (!undone) await tour.send(admin, "UndoBulkAccessChange", { input: { id } });
    await run();
  }
  await tour.send(admin, "CancelBulkAccessChange", { input: { id: await begin(false) } });
  await run();
}

async function readTrail({ tour, admin, clinic }: World): Promise<void> {
  const { auditActors } = await tour.send(admin, "AuditActors");
  await tour.send(admin, "AuditSeal");
  const patientId = idOf("Patient", await clinic.patient());
  const days = { from: "2020-01-01", until: "2040-01-01" };
  const actorId = auditActors[0].id as string;
  for (const filter of [
    {},
    { class: "READ" },
    { actorId },
    { patientId },
    { ...days },
    { ...days, class: "CHANGE" },
    { actorId, patientId },
  ])
    await tour.send(admin, "AuditEvents", { filter, first: 20, named: false });
  await tour.fetch(admin, "/files/audit/events.csv?class=READ");
  const { auditEvents } = await tour.send(admin, "AuditEvents", { filter: {}, first: 1, named: true });
  await tour.send(admin, "AuditEvents", { filter: {}, first: 20, named: true, after: auditEvents.pageInfo.endCursor });
}

/** All that staff do with charts, with messages that did not arrive, and with who may use the portal. */
export async function keepCharts(world: World): Promise<void> {
  await readCharts(world);
  await writeCharts(world);
  await sendAgain(world);
  await changeManyAccesses(world);
  await readTrail(world);
}
