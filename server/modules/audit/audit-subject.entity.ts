import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { foreignId, id, varchar } from "../../db/columns.ts";

/** One of several things that an audit event was about: what a list showed. */
@Entity("audit_event_subjects")
@Index("audit_event_subjects_of_patient", ["clinicId", "patientId", "actorKind", "eventId"])
export class AuditSubject {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id("event_id"))
  eventId!: string;

  @PrimaryColumn(id("subject_id"))
  subjectId!: string;

  /** Whose it is; null where it is nobody's yet, and where all are of the patient whom the event itself names. */
  @Column(foreignId("patient_id", { nullable: true }))
  patientId!: string | null;

  /** As in the event: who looked at a record is read without the patient's own acts. */
  @Column(varchar("actor_kind", 10))
  actorKind!: string;
}
