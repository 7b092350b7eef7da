import type { EntityManager } from "typeorm";
import { consumerScopes } from "../kernel/permissions.ts";
import { ApiConsumer } from "../modules/integrations/api-consumer.entity.ts";
import type { Clinic } from "../modules/clinics/clinic.entity.ts";
import type { Services } from "../services.ts";
import { demoStaff } from "./demo-staff.ts";
import type { DemoClinic } from "./generator/generate-demo.ts";

/** The services that the demo goes through. */
export type DemoServices = Pick<Services, "database" | "clinics" | "settings" | "staff" | "consumers" | "patients" | "appointments">;

const consumerName = "Demo";

export interface OpenedClinic {
  readonly clinic: Clinic;
  /** Through which all of the demo's data come in. */
  readonly consumer: ApiConsumer;
  /** The consumer's token; null where the clinic was there already, because a token is shown once. */
  readonly apiToken: string | null;
}

async function open(services: DemoServices, tx: EntityManager, { identity, identificationTypes }: DemoClinic): Promise<OpenedClinic> {
  const clinic = await services.clinics.open(tx, identity);
  await services.settings.initialise(tx, clinic.id);
  for (const { key: _, ...type } of identificationTypes) await services.clinics.addIdentificationType(tx, clinic.id, type);
  for (const member of demoStaff(identity.slug)) await services.staff.add(tx, clinic.id, member);
  const consumer = await services.consumers.add(tx, clinic.id, consumerName, consumerScopes);
  return { clinic, consumer, apiToken: await services.consumers.issueToken(tx, consumer) };
}

/** The demo clinic with its settings, identification types, staff and API consumer: found, or made in one go. */
export async function openDemoClinic(services: DemoServices, data: DemoClinic): Promise<OpenedClinic> {
  const clinic = await services.clinics.findBySlug(data.identity.slug);
  if (!clinic) return services.database.transaction((tx) => open(services, tx, data));
  const consumer = await services.database.manager.findOneByOrFail(ApiConsumer, { clinicId: clinic.id, name: consumerName });
  return { clinic, consumer, apiToken: null };
}
