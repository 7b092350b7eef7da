import type { EntityManager } from "typeorm";
import { newId } from "../../kernel/id.ts";
import { toColumn } from "./changed-fields-column.ts";
import { PortalSettingsRevision } from "./portal-settings-revision.entity.ts";
import { PortalSettingsRow } from "./portal-settings.entity.ts";
import { defaultPortalSettings } from "./portal-settings-values.ts";

/** The settings of a new clinic, which are the first that can be restored. */
export async function beginSettings(tx: EntityManager, clinicId: string, at: Date): Promise<void> {
  const version = 1;
  await tx.insert(PortalSettingsRow, {
    clinicId,
    version,
    values: defaultPortalSettings,
    portalEpoch: 1,
    updatedAt: at,
    updatedById: null,
    updatedByName: null,
  });
  await tx.insert(PortalSettingsRevision, {
    clinicId,
    id: newId(),
    version,
    valuesBefore: defaultPortalSettings,
    valuesAfter: defaultPortalSettings,
    changedFields: toColumn([]),
    note: null,
    restoredVersion: null,
    changedAt: at,
    changedById: null,
    changedByName: null,
  });
}
