import type { EntityManager } from "typeorm";
import { patternOf } from "./changed-fields-column.ts";
import { PortalSettingsRevision } from "./portal-settings-revision.entity.ts";

/** The last time that setting 1 was switched, or the clinic's beginning: all that its staff may know of the settings' history. */
export interface PortalSwitch {
  readonly at: Date;
  /** The staff member; null where the clinic began so. */
  readonly byId: string | null;
}

export async function findPortalSwitch(manager: EntityManager, clinicId: string): Promise<PortalSwitch | null> {
  const row = await manager
    .createQueryBuilder(PortalSettingsRevision, "revision")
    .select(["revision.clinicId", "revision.id", "revision.changedAt", "revision.changedById"])
    .where("revision.clinic_id = :clinicId AND (revision.changed_fields LIKE :pattern OR revision.version = 1)", {
      clinicId,
      pattern: patternOf("PORTAL_ACCESS"),
    })
    .orderBy("revision.version", "DESC")
    .limit(1)
    .getOne();
  return row && { at: row.changedAt, byId: row.changedById };
}
