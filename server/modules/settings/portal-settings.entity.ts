import { Column, Entity, PrimaryColumn } from "typeorm";
import { foreignId, id, instant, integer, json, varchar } from "../../db/columns.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";

/** The portal settings in force in a clinic. */
@Entity("portal_settings")
export class PortalSettingsRow {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  /** Raised by every save. */
  @Column(integer("version"))
  version!: number;

  @Column(json("settings_values"))
  values!: PortalSettingsValues;

  /** Raised whenever the portal is switched off: patient sessions of an earlier epoch are over. */
  @Column(integer("portal_epoch"))
  portalEpoch!: number;

  @Column(instant("updated_at"))
  updatedAt!: Date;

  @Column(foreignId("updated_by_id", { nullable: true }))
  updatedById!: string | null;

  /** As they were called then. */
  @Column(varchar("updated_by_name", 120, { nullable: true }))
  updatedByName!: string | null;
}
