import { Column, Entity, PrimaryColumn, Unique } from "typeorm";
import { boolean, id, varchar } from "../../db/columns.ts";

export const identificationKinds = ["PROVINCIAL", "OTHER"] as const;

export type IdentificationKind = (typeof identificationKinds)[number];

/** A kind of ID number that the clinic's patients have. */
@Entity("identification_types")
@Unique("identification_types_name", ["clinicId", "name"])
export class IdentificationType {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(varchar("name", 80))
  name!: string;

  @Column(varchar("visible_name_fr", 80))
  visibleNameFr!: string;

  @Column(varchar("visible_name_en", 80))
  visibleNameEn!: string;

  /** Province or territory that issues it ("QC"), if one does. */
  @Column(varchar("issuer", 8, { nullable: true }))
  issuer!: string | null;

  @Column(varchar("kind", 12))
  kind!: IdentificationKind;

  @Column(boolean("portal_visible"))
  portalVisible!: boolean;

  @Column(boolean("is_primary"))
  primary!: boolean;

  @Column(boolean("auto_assigned"))
  autoAssigned!: boolean;
}
