import { Column, Entity, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, integer, json, varchar } from "../../db/columns.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";

/** One save of the portal settings: who, when, from, to. Never deleted. */
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

  @Column(instant("changed_at"))
  changedAt!: Date;

  @Column(foreignId("changed_by_id", { nullable: true }))
  changedById!: string | null;

  @Column(varchar("changed_by_name", 120, { nullable: true }))
  changedByName!: string | null;
}
