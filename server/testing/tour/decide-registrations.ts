import { Registration } from "../../modules/registration/registration.entity.ts";
import { seen, sendRegistration } from "../../modules/registration/testing/desk-steps.ts";
import type { World } from "./world.ts";
import { idOf } from "./world.ts";

const fresh = async ({ portail }: World, { clinicId, id }: Registration): Promise<Registration> =>
  portail.database.manager.findOneByOrFail(Registration, { clinicId, id });

async function read({ tour, desk, portail }: World, registration: Registration): Promise<void> {
  const id = idOf("Registration", registration);
  await tour.send(desk, "RegistrationCounts");
  for (const state of ["PENDING", "CONFIRMED", "MERGED", "ARCHIVED"]) await tour.send(desk, "Registrations", { first: 20, state });
  const { registrations } = await tour.send(desk, "Registrations", { first: 1 });
  await tour.send(desk, "Registrations", { first: 20, after: registrations.pageInfo.endCursor });
  for (const search of ["Gagné", "Zoé Gagné", registration.email!, "1990-07-01"])
    await tour.send(desk, "Registrations", { first: 20, search });
  await tour.send(desk, "RegistrationPage", { id });
  await tour.send(desk, "RegistrationMatches", { id });
  await tour.send(desk, "NextRegistration", { before: portail.clock.now().toISOString() });
}

async function merge(world: World, registration: Registration): Promise<void> {
  const { tour, desk, clinic } = world;
  const patient = await clinic.patient({ firstName: "Zoé", lastName: "Gagné" });
  const [id, patientId] = [idOf("Registration", registration), idOf("Patient", patient)];
  await tour.send(desk, "RegistrationAndChart", { id, patientId });
  await tour.send(desk, "RegistrationMergePreview", { registrationId: id, patientId, take: ["EMAIL"] });
  const input = { ...seen(registration), patientId, patientVersion: patient.version, take: ["EMAIL"] };
  await tour.send(desk, "MergeRegistration", { input });
  await tour.send(desk, "UndoRegistrationMerge", { input: seen(await fresh(world, registration)) });
}

/** From one place in a short time: what the clinic is told of as a flood. */
async function stemFlood(world: World): Promise<void> {
  const { tour, admin, portail, clinic } = world;
  for (let count = 0; count < 12; count += 1) await sendRegistration(portail, clinic, { networkKey: "ab".repeat(16) });
  const flood = await tour.send(admin, "RegistrationFlood");
  const source = flood.registrationFlood?.sources[0]?.id as string;
  const { registrations } = await tour.send(admin, "Registrations", { first: 20, source, state: "PENDING" });
  const input = { reason: "ABUSE", source, expectedCount: registrations.edges.length };
  const { archiveRegistrations } = await tour.send(admin, "ArchiveRegistrations", { input });
  await tour.send(admin, "RestoreRegistrations", { input: { batchId: archiveRegistrations.batchId } });
}

/** All that staff do with who registered by themselves. */
export async function decideRegistrations(world: World): Promise<void> {
  const { tour, portail, clinic, desk, admin } = world;
  const first = await sendRegistration(portail, clinic);
  await sendRegistration(portail, clinic);
  await read(world, first);
  await tour.send(desk, "ArchiveRegistration", { input: { ...seen(first), reason: "DUPLICATE", tell: true } });
  await tour.send(desk, "RestoreRegistration", { input: seen(await fresh(world, first)) });
  await merge(world, await fresh(world, first));
  await tour.send(desk, "ConfirmRegistration", { input: seen(await sendRegistration(portail, clinic)) });
  await stemFlood(world);
  await tour.send(desk, "RegistrationNotices");
  await tour.send(desk, "SetRegistrationNotices", { input: { wanted: true } });
  const { registrationTerms } = await tour.send(admin, "RegistrationTerms");
  const text = { fr: "Conditions de l’inscription.", en: "Terms of registering." };
  await tour.send(admin, "PublishRegistrationTerms", { input: { basedOnVersion: registrationTerms[0]?.version ?? 0, text } });
}
