import { Column, Entity, PrimaryColumn } from "typeorm";
import { foreignId, id, integer, varchar } from "../../db/columns.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";

/**
 * How many appointments with a status a patient has. Those that are withdrawn are left out. It is kept to see who comes to a
 * status and who leaves it; a row that came to zero stays.
 */
@Entity("patient_status_totals")
export class PatientStatusTotals {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn({ ...foreignId("patient_id"), nullable: false })
  patientId!: string;

  @PrimaryColumn({ ...varchar("status", 20), nullable: false })
  status!: AppointmentStatus;

  @Column(integer("appointments"))
  appointments!: number;
}
