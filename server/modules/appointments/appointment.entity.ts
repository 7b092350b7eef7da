import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { boolean, foreignId, id, instant, integer, varchar } from "../../db/columns.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { Location } from "../clinics/location.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { VisitType } from "./appointment-fields.ts";
import type { AppointmentDetails } from "./merge-appointment.ts";

/** By which a patient's appointments are read: soonest first, and latest first. */
export const soonestOfPatient = "appointments_of_patient";
export const latestOfPatient = "appointments_of_patient_latest";

@Entity("appointments")
@Unique("appointments_external_id", ["clinicId", "sourceId", "externalId"])
@Index(soonestOfPatient, ["clinicId", "patientId", "startsAt", "id", "endsAt", "status", "deactivated"])
// On MariaDB and MySQL alone, see its migration: the decorator can tell neither the order nor the database.
@Index(latestOfPatient, { synchronize: false })
@Index("appointments_by_end", ["clinicId", "status", "deactivated", "endsAt"])
@ForeignKey(() => Patient, ["clinicId", "patientId"], ["clinicId", "id"], { name: "appointments_patient" })
@ForeignKey(() => Location, ["clinicId", "locationId"], ["clinicId", "id"], { name: "appointments_location" })
export class Appointment implements AppointmentDetails {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  /** The API consumer whose external id it is. */
  @Column(foreignId("source_id", { nullable: true }))
  sourceId!: string | null;

  @Column(varchar("external_id", 120, { nullable: true }))
  externalId!: string | null;

  @Column(foreignId("patient_id"))
  patientId!: string;

  @Column(foreignId("location_id"))
  locationId!: string;

  /** Where a list has read it along. */
  location?: Location | null;

  @Column(varchar("practitioner_name", 120))
  practitionerName!: string;

  @Column(varchar("service", 160))
  service!: string;

  @Column(varchar("visit_type", 16))
  visitType!: VisitType;

  @Column(varchar("virtual_visit_url", 500, { nullable: true }))
  virtualVisitUrl!: string | null;

  @Column(instant("starts_at"))
  startsAt!: Date;

  @Column(instant("ends_at"))
  endsAt!: Date;

  @Column(varchar("status", 20))
  status!: AppointmentStatus;

  /** Withdrawn: staff still see it, its patient does not. */
  @Column(boolean("deactivated"))
  deactivated!: boolean;

  @Column(varchar("note_to_patient", 2000, { nullable: true }))
  noteToPatient!: string | null;

  @Column(integer("version"))
  version!: number;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(instant("updated_at"))
  updatedAt!: Date;
}

const keptApart = ["clinicId", "id", "sourceId", "externalId", "version", "createdAt", "updatedAt"];

export const detailsOf = (appointment: Appointment): AppointmentDetails =>
  Object.fromEntries(Object.entries(appointment).filter(([field]) => !keptApart.includes(field))) as unknown as AppointmentDetails;
