import type { EntityManager } from "typeorm";
import { InvalidCursor } from "../../db/cursor.ts";
import type { KeysetPage } from "../../db/keyset.ts";
import { cutPage } from "../../db/keyset.ts";
import { patternOf } from "./changed-fields-column.ts";
import { PortalSettingsRevision } from "./portal-settings-revision.entity.ts";
import type { SettingsField } from "./settings-field.ts";

export interface RevisionList {
  /** Only those in which this setting changed. */
  readonly field: SettingsField | null;
  readonly first: number;
  readonly after: string | null;
}

const cursorOf = (version: number): string => Buffer.from(String(version), "utf8").toString("base64url");

function versionOf(cursor: string): number {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidCursor();
  return Number(text);
}

/** The latest saves first, a page at a time, in the order of their versions. */
export async function listRevisions(
  manager: EntityManager,
  clinicId: string,
  { field, first, after }: RevisionList,
): Promise<KeysetPage<PortalSettingsRevision>> {
  const query = manager
    .createQueryBuilder(PortalSettingsRevision, "revision")
    .where("revision.clinic_id = :clinicId", { clinicId })
    .orderBy("revision.version", "DESC")
    .limit(first + 1);
  if (field) query.andWhere("revision.changed_fields LIKE :pattern", { pattern: patternOf(field) });
  if (after !== null) query.andWhere("revision.version < :before", { before: versionOf(after) });
  const { rows, hasNextPage } = cutPage(await query.getMany(), first);
  return { items: rows.map((item) => ({ cursor: cursorOf(item.version), item })), hasNextPage };
}
