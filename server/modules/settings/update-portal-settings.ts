import { isDeepStrictEqual } from "node:util";
import type { EntityManager } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import { newId } from "../../kernel/id.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { PortalSettingsChanges, SettingsSurroundings } from "./apply-changes.ts";
import { applyChanges } from "./apply-changes.ts";
import { PortalSettingsRevision } from "./portal-settings-revision.entity.ts";
import { PortalSettingsRow } from "./portal-settings.entity.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";

interface Save {
  readonly actor: RightHolder;
  /** The version that the changes are based on. */
  readonly version: number;
  readonly changes: PortalSettingsChanges;
  readonly around: SettingsSurroundings;
  readonly at: Date;
}

const conflict = (current: PortalSettingsRow): Outcome<never> =>
  failure({ code: "SETTINGS_CONFLICT", path: ["input", "version"], facts: { current, savedBy: current.updatedByName ?? "Portail" } });

const changedFields = (before: PortalSettingsValues, after: PortalSettingsValues): string[] =>
  Object.keys(after).filter(
    (key) => !isDeepStrictEqual(before[key as keyof PortalSettingsValues], after[key as keyof PortalSettingsValues]),
  );

/** One save of the whole form: written with its revision and its audit row, or not at all. */
export async function updatePortalSettings(
  tx: EntityManager,
  { actor, version, changes, around, at }: Save,
): Promise<Outcome<PortalSettingsRow>> {
  const { clinicId } = actor;
  const before = await tx.findOneByOrFail(PortalSettingsRow, { clinicId });
  if (before.version !== version) return conflict(before);
  const applied = applyChanges(before.values, changes, around);
  if (!applied.ok) return applied;
  const values = applied.value;
  const fields = changedFields(before.values, values);
  if (fields.length === 0) return success(before);

  const closes = before.values.portalAccess && !values.portalAccess;
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
  if (affectedRows(update) !== 1) return conflict(await tx.findOneByOrFail(PortalSettingsRow, { clinicId }));
  await tx.insert(PortalSettingsRevision, {
    clinicId,
    id: newId(),
    version: after.version,
    valuesBefore: before.values,
    valuesAfter: values,
    changedAt: at,
    changedById: actor.id,
    changedByName: actor.name,
  });
  await recordAudit(tx, actor, at, { action: "portal-settings.updated", changedFields: fields });
  return success(after);
}
