import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { foreignId, id, instant, json, varchar } from "../../db/columns.ts";

/** One read of a patient's data by staff or a consumer, or one change by anyone. Written once, never touched again. */
@Entity("audit_events")
@Index("audit_events_of_patient_by_actor", ["clinicId", "patientId", "actorKind", "id"])
export class AuditEvent {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(instant("occurred_at"))
  occurredAt!: Date;

  @Column(varchar("actor_kind", 10))
  actorKind!: string;

  @Column(foreignId("actor_id", { nullable: true }))
  actorId!: string | null;

  @Column(varchar("action", 60))
  action!: string;

  @Column(foreignId("subject_id", { nullable: true }))
  subjectId!: string | null;

  @Column(foreignId("patient_id", { nullable: true }))
  patientId!: string | null;

  @Column(json("changed_fields"))
  changedFields!: string[];

  @Column(varchar("request_id", 64))
  requestId!: string;

  @Column(varchar("network_address", 45, { nullable: true }))
  networkAddress!: string | null;
}
