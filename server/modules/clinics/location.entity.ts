import { Column, Entity, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, varchar } from "../../db/columns.ts";
import type { Address } from "../../kernel/address.ts";

/** A place of the clinic. Its appointments are shown in its time zone. */
@Entity("locations")
@Unique("locations_external_id", ["clinicId", "sourceId", "externalId"])
export class Location implements Address {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  /** The API consumer whose external id it is. */
  @Column(foreignId("source_id", { nullable: true }))
  sourceId!: string | null;

  @Column(varchar("external_id", 120, { nullable: true }))
  externalId!: string | null;

  @Column(varchar("name", 120))
  name!: string;

  @Column(varchar("street", 160, { nullable: true }))
  street!: string | null;

  @Column(varchar("city", 80, { nullable: true }))
  city!: string | null;

  @Column(varchar("province", 40, { nullable: true }))
  province!: string | null;

  @Column(varchar("postal_code", 16, { nullable: true }))
  postalCode!: string | null;

  @Column(varchar("country", 40, { nullable: true }))
  country!: string | null;

  @Column(varchar("phone", 20, { nullable: true }))
  phone!: string | null;

  @Column(varchar("time_zone", 64))
  timeZone!: string;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(instant("updated_at"))
  updatedAt!: Date;
}
