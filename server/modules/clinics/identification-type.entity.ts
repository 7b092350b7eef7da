import type { ValueTransformer } from "typeorm";
import { Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { boolean, id, instant, integer, varchar } from "../../db/columns.ts";

export const identificationKinds = ["PROVINCIAL", "OTHER"] as const;

export type IdentificationKind = (typeof identificationKinds)[number];

const mark: ValueTransformer = { to: (primary: boolean) => (primary ? "P" : null), from: (stored: string | null) => stored !== null };

/** A kind of ID number that the clinic's patients have. */
@Entity("identification_types")
@Unique("identification_types_name", ["clinicId", "name"])
@Index("identification_types_primary", ["clinicId", "primary"], { unique: true })
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

  /** Kept as a mark that only one type of a clinic can bear. */
  @Column({ ...varchar("primary_mark", 1, { nullable: true }), transformer: mark })
  primary!: boolean;

  @Column(boolean("auto_assigned"))
  autoAssigned!: boolean;

  @Column({ ...integer("version"), default: 1 })
  version!: number;

  /** No chart gets a new number of it, and it isn't offered at sign-in. */
  @Column({ ...boolean("archived"), default: false })
  archived!: boolean;

  /** A chart has, or had, a number of it: who issues it is settled, because numbers are found by what their issuer makes of them. */
  @Column({ ...boolean("in_use"), default: false })
  inUse!: boolean;

  @Column(instant("updated_at", { nullable: true }))
  updatedAt!: Date | null;

  /** As `writtenActor` writes it. */
  @Column(varchar("updated_by", 40, { nullable: true }))
  updatedBy!: string | null;
}
