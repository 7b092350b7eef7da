import { Column, Entity, PrimaryColumn } from "typeorm";
import { id, integer } from "../../../db/columns.ts";

/** How many numbers of an auto-assigned identification type were given out. Without a reference, so that counting locks no type. */
@Entity("identification_counters")
export class IdentificationCounter {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id("type_id"))
  typeId!: string;

  @Column(integer("taken"))
  taken!: number;
}
