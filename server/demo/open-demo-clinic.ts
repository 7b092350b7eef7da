import type { Locale } from "../kernel/locale.ts";
import { consumerScopes } from "../kernel/permissions.ts";
import { ApiConsumer } from "../modules/integrations/api-consumer.entity.ts";
import type { Clinic } from "../modules/clinics/clinic.entity.ts";
import type { Services } from "../services.ts";
import { openClinic } from "../services/open-clinic.ts";
import { demoStaff } from "./demo-staff.ts";
import type { DemoClinic } from "./generator/generate-demo.ts";

/** The services that the demo goes through. */
export type DemoServices = Pick<
  Services,
  "database" | "clinics" | "settings" | "staff" | "consumers" | "patients" | "appointments" | "conversationTemplates"
>;

export const consumerName = "Demo";

/** What support sees of the token that the start prints. */
const tokenLabels: Readonly<Record<Locale, string>> = { fr: "Affiché au démarrage", en: "Printed at the start" };

export interface OpenedClinic {
  readonly clinic: Clinic;
  /** Through which all of the demo's data come in. */
  readonly consumer: ApiConsumer;
  /** The consumer's token; null where the clinic was there already, because a token is shown once. */
  readonly apiToken: string | null;
}

/** The demo clinic with its settings, identification types, staff and API consumer: found, or made in one go. */
export async function openDemoClinic(services: DemoServices, data: DemoClinic, portalBilling = false): Promise<OpenedClinic> {
  const clinic = await services.clinics.findBySlug(data.identity.slug);
  if (!clinic) {
    const identificationTypes = data.identificationTypes.map(({ key: _, ...type }) => type);
    const staff = demoStaff(data.identity.slug);
    const opening = {
      ...{ identity: data.identity, identificationTypes, staff },
      consumer: { name: consumerName, scopes: consumerScopes, tokenLabel: tokenLabels[data.identity.defaultLocale] },
      settings: { patientRegistration: true, portalBilling },
    };
    return services.database.transaction((tx) => openClinic(services, tx, opening));
  }
  const consumer = await services.database.manager.findOneByOrFail(ApiConsumer, { clinicId: clinic.id, name: consumerName });
  return { clinic, consumer, apiToken: null };
}
