import type { EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import { newId } from "../../kernel/id.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { toColumn } from "./changed-fields-column.ts";
import { PortalSettingsRevision } from "./portal-settings-revision.entity.ts";
import { PortalSettingsRow } from "./portal-settings.entity.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";
import { completeValues } from "./portal-settings-values.ts";
import { changedFields, settingsFields } from "./settings-field.ts";
import type { SettingsState } from "./settings-state.ts";

export interface Save {
  readonly actor: RightHolder;
  /** The version that the save is based on. */
  readonly version: number;
  readonly note: string | null;
  /** The version whose settings come back; null when the save is not a restore. */
  readonly restoredVersion: number | null;
  readonly at: Date;
  /** Makes sure that the image of these settings stays; false when it is gone. */
  readonly keepImage: (contentHash: string) => Promise<boolean>;
  /** What the settings become, by the rules. */
  readonly change: (current: PortalSettingsValues) => Promise<Outcome<PortalSettingsValues>> | Outcome<PortalSettingsValues>;
}

/** Somebody else saved between this transaction's first look and its write: to be decided again in a new one, which sees it. */
export class OvertakenSave extends Error {}

/** The image was collected meanwhile: nothing of the save may stay. */
export class LostImage extends Error {}

const conflict = (current: SettingsState): Outcome<never> => {
  const savedBy = current.row.updatedByName ?? "Portail";
  return failure({ code: "SETTINGS_CONFLICT", path: ["input", "version"], facts: { current, savedBy } });
};

/** One save of the whole form, based on what this transaction has read: written with its revision and its audit row, or not at all. */
export async function savePortalSettings(tx: EntityManager, current: SettingsState, save: Save): Promise<Outcome<PortalSettingsRow>> {
  const { actor, version, note, restoredVersion, at } = save;
  const { clinicId } = actor;
  const { row: before } = current;
  if (before.version !== version) return conflict(current);
  const valuesBefore = completeValues(before.values);
  const next = await save.change(valuesBefore);
  if (!next.ok) return next;
  const values = next.value;
  const fields = changedFields(valuesBefore, values);
  if (fields.length === 0) return success(before);

  const closes = valuesBefore.portalAccess && !values.portalAccess;
  const after: PortalSettingsRow = {
    clinicId,
    version: version + 1,
    values,
    // A patient session belongs to the epoch in which it began: raising it ends every session of the clinic in this one write.
    portalEpoch: before.portalEpoch + (closes ? 1 : 0),
    updatedAt: at,
    updatedById: actor.id,
    updatedByName: actor.name,
  };
  const { clinicId: _, ...written } = after;
  const update = await tx.update(PortalSettingsRow, { clinicId, version }, written);
  if (affectedRows(update) !== 1) throw new OvertakenSave();
  const image = fields.includes("BACKGROUND_IMAGE") ? values.backgroundImage : null;
  if (image && !(await save.keepImage(image.contentHash))) throw new LostImage();
  await tx.insert(PortalSettingsRevision, {
    clinicId,
    id: newId(),
    version: after.version,
    valuesBefore: before.values,
    valuesAfter: values,
    changedFields: toColumn(fields),
    note,
    restoredVersion,
    changedAt: at,
    changedById: actor.id,
    changedByName: actor.name,
  });
  const action = restoredVersion === null ? "portal-settings.updated" : "portal-settings.restored";
  await recordAudit(tx, actor, at, { action, changedFields: fields.map((field) => settingsFields[field]) });
  return success(after);
}
