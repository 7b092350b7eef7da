import { Column, Entity, PrimaryColumn, Unique } from "typeorm";
import { id, instant, integer, json, varchar } from "../../db/columns.ts";
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

  @Column({ ...integer("version"), default: 1 })
  version!: number;

  @Column(instant("created_at"))
  createdAt!: Date;

  /** As `writtenActor` wrote it; null for one that came with its clinic. */
  @Column(varchar("created_by", 40, { nullable: true }))
  createdBy!: string | null;

  /** When it last called, with any token or key: to five minutes. */
  @Column(instant("last_used_at", { nullable: true }))
  lastUsedAt!: Date | null;

  /** Since when none of its tokens and keys opens anything. */
  @Column(instant("deactivated_at", { nullable: true }))
  deactivatedAt!: Date | null;

  @Column(varchar("deactivated_by", 40, { nullable: true }))
  deactivatedBy!: string | null;
}
