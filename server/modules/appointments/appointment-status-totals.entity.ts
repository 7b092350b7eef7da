import { Column, Entity, PrimaryColumn } from "typeorm";
import { id, integer, varchar } from "../../db/columns.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";

/**
 * How many appointments of a clinic have a status, and how many patients have one: the sums over all shards. Those that are
 * withdrawn are left out. Each transaction writes one shard, so that parallel ones seldom wait for each other; one shard alone
 * means nothing and may be negative.
 */
@Entity("appointment_status_totals")
export class AppointmentStatusTotals {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn({ ...varchar("status", 20), nullable: false })
  status!: AppointmentStatus;

  @PrimaryColumn({ ...integer("shard"), nullable: false })
  shard!: number;

  @Column(integer("appointments"))
  appointments!: number;

  @Column(integer("patients"))
  patients!: number;
}
