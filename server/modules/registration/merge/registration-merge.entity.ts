import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { boolean, foreignId, id, instant, text, varchar } from "../../../db/columns.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { Registration } from "../registration.entity.ts";

/** One merge of a registration into a chart, with what it takes to undo it. */
@Entity("registration_merges")
@Index("registration_merges_of", ["clinicId", "registrationId", "id"])
@Index("registration_merges_into", ["clinicId", "patientId"])
@ForeignKey(() => Registration, ["clinicId", "registrationId"], ["clinicId", "id"], { name: "registration_merges_registration" })
@ForeignKey(() => Patient, ["clinicId", "patientId"], ["clinicId", "id"], { name: "registration_merges_patient" })
export class RegistrationMerge {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("registration_id"))
  registrationId!: string;

  @Column(foreignId("patient_id"))
  patientId!: string;

  @Column(instant("merged_at"))
  mergedAt!: Date;

  @Column(varchar("merged_by", 40, { nullable: true }))
  mergedBy!: string | null;

  /** What each taken field was before and became, sealed. */
  @Column(text("facts_encrypted"))
  factsEncrypted!: string;

  /** Whether a contact left the chart by which somebody may have been signed in. */
  @Column(boolean("ended_sessions"))
  endedSessions!: boolean;

  @Column(instant("undone_at", { nullable: true }))
  undoneAt!: Date | null;

  @Column(varchar("undone_by", 40, { nullable: true }))
  undoneBy!: string | null;
}
