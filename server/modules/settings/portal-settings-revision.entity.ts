import { Column, Entity, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, integer, json, varchar } from "../../db/columns.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";

/** One save of the portal settings: who, when, from, to. Never deleted. The first one is what the clinic began with. */
@Entity("portal_settings_revisions")
@Unique("portal_settings_revisions_version", ["clinicId", "version"])
export class PortalSettingsRevision {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  /** The version that the save made. */
  @Column(integer("version"))
  version!: number;

  @Column(json("values_before"))
  valuesBefore!: PortalSettingsValues;

  @Column(json("values_after"))
  valuesAfter!: PortalSettingsValues;

  /** Between commas, so that one can be looked for; null in rows from before it was written down. */
  @Column(varchar("changed_fields", 400, { nullable: true }))
  changedFields!: string | null;

  /** Why, in the words of whoever saved. */
  @Column(varchar("note", 500, { nullable: true }))
  note!: string | null;

  /** The version whose settings came back, where it was a restore. */
  @Column(integer("restored_version", { nullable: true }))
  restoredVersion!: number | null;

  @Column(instant("changed_at"))
  changedAt!: Date;

  @Column(foreignId("changed_by_id", { nullable: true }))
  changedById!: string | null;

  @Column(varchar("changed_by_name", 120, { nullable: true }))
  changedByName!: string | null;
}
