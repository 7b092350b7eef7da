import type { EntityManager } from "typeorm";
import { newId } from "../../kernel/id.ts";
import { toColumn } from "./changed-fields-column.ts";
import { PortalSettingsRevision } from "./portal-settings-revision.entity.ts";
import { PortalSettingsRow } from "./portal-settings.entity.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";

/** The settings of a new clinic, which are the first that can be restored. */
export async function beginSettings(tx: EntityManager, clinicId: string, values: PortalSettingsValues, at: Date): Promise<void> {
  const version = 1;
  await tx.insert(PortalSettingsRow, {
    clinicId,
    version,
    values,
    portalEpoch: 1,
    updatedAt: at,
    updatedById: null,
    updatedByName: null,
  });
  await tx.insert(PortalSettingsRevision, {
    clinicId,
    id: newId(),
    version,
    valuesBefore: values,
    valuesAfter: values,
    changedFields: toColumn([]),
    note: null,
    restoredVersion: null,
    changedAt: at,
    changedById: null,
    changedByName: null,
  });
}
