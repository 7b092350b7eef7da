import { Appointment } from "../modules/appointments/appointment.entity.ts";
import { feedBatches } from "./feed-batches.ts";
import { appointmentExternalId } from "./generator/generate-appointments.ts";
import { generateDemo, type DemoClinic } from "./generator/generate-demo.ts";
import type { PatientInput } from "./generator/inputs.ts";
import { seedTemplates } from "./demo-templates.ts";
import { openDemoClinic, type DemoServices, type OpenedClinic } from "./open-demo-clinic.ts";

export interface SeedProgress {
  readonly clinicSlug: string;
  /** Patients and appointments that are in, of all that there will be. */
  readonly done: number;
  readonly total: number;
}

export interface SeedOptions {
  /** The day around which the appointments lie. */
  readonly now: Date;
  readonly onProgress?: (progress: SeedProgress) => void;
  /** Only these clinics; by default every demo clinic. */
  readonly slugs?: readonly string[];
  /** Whether there is a Stripe to pay with: patients of the clinic `demo` see their invoices then. By default not. */
  readonly portalBilling?: boolean;
}

export interface SeededClinic {
  readonly slug: string;
  /** Only when the clinic was made just now: a token is shown once. */
  readonly apiToken: string | null;
}

/** The demo clinic whose patients pay in the portal. The others bill elsewhere. */
const billingClinic = "demo";

/** The last appointment comes last, so its presence tells that a seeding went through. */
const isComplete = ({ database }: DemoServices, { clinic, consumer }: OpenedClinic, { appointmentCount }: DemoClinic): Promise<boolean> =>
  database.manager.existsBy(Appointment, {
    clinicId: clinic.id,
    sourceId: consumer.id,
    externalId: appointmentExternalId(appointmentCount),
  });

async function feedClinic(
  services: DemoServices,
  opened: OpenedClinic,
  data: DemoClinic,
  onProgress: SeedOptions["onProgress"],
): Promise<void> {
  const { clinic, consumer } = opened;
  const actor = services.consumers.actingFor(consumer, { requestId: "seed-demo", networkAddress: null });
  const types = await services.clinics.identificationTypes(clinic.id);
  const typeIds = new Map(data.identificationTypes.map(({ key, name }) => [key, types.find((type) => type.name === name)?.id]));
  const named = ({ identifications, ...patient }: PatientInput) => ({
    ...patient,
    identifications: identifications.map(({ typeKey, value }) => ({ typeId: typeIds.get(typeKey), value })),
  });
  await seedTemplates(services, actor);
  let done = 0;
  const onFed = (count: number): void =>
    onProgress?.({ clinicSlug: data.identity.slug, done: (done += count), total: data.patientCount + data.appointmentCount });

  await feedBatches(
    [[...data.locations]],
    (batch) =>
      services.clinics.upsertLocations(
        actor,
        batch.map((location) => ({ ...location })),
      ),
    () => undefined,
  );
  await feedBatches(data.patients(), (batch) => services.patients.upsert(actor, batch.map(named), clinic.defaultLocale), onFed);
  await feedBatches(
    data.appointments(),
    (batch) =>
      services.appointments.upsert(
        actor,
        batch.map((visit) => ({ ...visit })),
      ),
    onFed,
  );
}

/** Makes the demo clinics the first time, through the product's own services; later it only looks. One that broke off is taken up again. */
export async function seedDemo(
  services: DemoServices,
  { now, onProgress, slugs, portalBilling = false }: SeedOptions,
): Promise<readonly SeededClinic[]> {
  const seeded: SeededClinic[] = [];
  for (const data of generateDemo(now)) {
    const { slug } = data.identity;
    if (slugs && !slugs.includes(slug)) continue;
    const opened = await openDemoClinic(services, data, portalBilling && slug === billingClinic);
    if (!(await isComplete(services, opened, data))) await feedClinic(services, opened, data, onProgress);
    seeded.push({ slug, apiToken: opened.apiToken });
  }
  return seeded;
}
