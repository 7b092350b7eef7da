import { Column, Entity, PrimaryColumn, Unique } from "typeorm";
import { id, instant, json, varchar } from "../../db/columns.ts";
import type { Permission } from "../../kernel/permissions.ts";

/** An integrating team's program, with what it may do in one clinic. */
@Entity("api_consumers")
@Unique("api_consumers_name", ["clinicId", "name"])
export class ApiConsumer {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(varchar("name", 120))
  name!: string;

  @Column(json("scopes"))
  scopes!: Permission[];

  @Column(instant("created_at"))
  createdAt!: Date;
}
