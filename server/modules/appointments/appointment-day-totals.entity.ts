import { Column, Entity, PrimaryColumn } from "typeorm";
import { id, integer, localDate, varchar } from "../../db/columns.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";

/** How many appointments of a clinic with a status end on a day (UTC). Those that are withdrawn are left out. */
@Entity("appointment_day_totals")
export class AppointmentDayTotals {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn({ ...varchar("status", 20), nullable: false })
  status!: AppointmentStatus;

  @PrimaryColumn({ ...localDate("day"), nullable: false })
  day!: string;

  @Column(integer("appointments"))
  appointments!: number;
}
