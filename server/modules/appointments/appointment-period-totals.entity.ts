import { Column, Entity, PrimaryColumn } from "typeorm";
import { id, integer, varchar } from "../../db/columns.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";

export type Span = "DAY" | "MONTH";

/**
 * How many appointments of a clinic with a status end on a day, and how many in a month (UTC). Those that are withdrawn are left
 * out. Months are kept so that what lies ahead is the sum of a few rows, however far ahead people book.
 */
@Entity("appointment_period_totals")
export class AppointmentPeriodTotals {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn({ ...varchar("status", 20), nullable: false })
  status!: AppointmentStatus;

  @PrimaryColumn({ ...varchar("span", 5), nullable: false })
  span!: Span;

  /** "2026-03-14" or "2026-03". */
  @PrimaryColumn({ ...varchar("period", 10), nullable: false })
  period!: string;

  @Column(integer("appointments"))
  appointments!: number;
}
