import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, integer, varchar } from "../../db/columns.ts";
import { Patient } from "../patients/patient.entity.ts";

/** A patient signed in on one browser. */
@Entity("patient_sessions")
@Unique("patient_sessions_token", ["clinicId", "tokenHash"])
@Index("patient_sessions_open_of_patient", ["clinicId", "patientId", "endedAt", "expiresAt"])
@Index("patient_sessions_live", ["clinicId", "endedAt", "expiresAt"])
@Index("patient_sessions_expiry", ["expiresAt"])
@ForeignKey(() => Patient, ["clinicId", "patientId"], ["clinicId", "id"], { name: "patient_sessions_patient" })
export class PatientSession {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("patient_id"))
  patientId!: string;

  @Column(varchar("token_hash", 64))
  tokenHash!: string;

  /** The clinic's portal epoch in which it began; in a later one it is over. */
  @Column(integer("portal_epoch"))
  portalEpoch!: number;

  /** The chart's access epoch in which it began; in a later one it is over. */
  @Column(integer("access_epoch"))
  accessEpoch!: number;

  @Column(instant("started_at"))
  startedAt!: Date;

  @Column(instant("last_seen_at"))
  lastSeenAt!: Date;

  /** Ends after so long without activity; null when the patient asked to stay signed in. */
  @Column(integer("idle_minutes", { nullable: true }))
  idleMinutes!: number | null;

  @Column(instant("expires_at"))
  expiresAt!: Date;

  @Column(instant("ended_at", { nullable: true }))
  endedAt!: Date | null;

  /** Browser and system as `writeDevice` puts them; null for sessions of before they were kept. */
  @Column(varchar("device", 40, { nullable: true }))
  device!: string | null;

  /** Keyed hash of the contact that proved it, see `session-proof.ts`; null for sessions of before it was kept. */
  @Column(varchar("proven_by", 64, { nullable: true }))
  provenBy!: string | null;
}
