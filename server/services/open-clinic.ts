import type { EntityManager } from "typeorm";
import type { Permission } from "../kernel/permissions.ts";
import type { Clinic } from "../modules/clinics/clinic.entity.ts";
import type { NewClinic, NewIdentificationType } from "../modules/clinics/clinic.service.ts";
import type { ApiConsumer } from "../modules/integrations/api-consumer.entity.ts";
import type { PortalSettingsValues } from "../modules/settings/portal-settings-values.ts";
import type { NewStaffMember } from "../modules/staff/staff.service.ts";
import type { Services } from "../services.ts";

export interface ClinicOpening {
  readonly identity: NewClinic;
  readonly identificationTypes: readonly NewIdentificationType[];
  readonly staff: readonly NewStaffMember[];
  readonly consumer: { readonly name: string; readonly scopes: readonly Permission[]; readonly tokenLabel?: string };
  /** Where they are to be other than the default ones. */
  readonly settings?: Partial<PortalSettingsValues>;
}

export interface OpenedClinic {
  readonly clinic: Clinic;
  readonly consumer: ApiConsumer;
  /** Answered here and never again. */
  readonly apiToken: string;
}

/** A new clinic with its settings, its first staff and an API consumer: all of it, or nothing. */
export async function openClinic(
  services: Pick<Services, "clinics" | "settings" | "staff" | "consumers">,
  tx: EntityManager,
  { identity, identificationTypes, staff, consumer: asked, settings = {} }: ClinicOpening,
): Promise<OpenedClinic> {
  const clinic = await services.clinics.open(tx, identity);
  await services.settings.initialise(tx, clinic.id, settings);
  for (const type of identificationTypes) await services.clinics.addIdentificationType(tx, clinic.id, type);
  for (const member of staff) await services.staff.add(tx, clinic.id, member);
  const consumer = await services.consumers.add(tx, clinic.id, asked.name, asked.scopes);
  return { clinic, consumer, apiToken: await services.consumers.issueToken(tx, consumer, asked.tokenLabel) };
}
