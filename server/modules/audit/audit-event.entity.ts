import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { foreignId, id, instant, integer, json, varchar } from "../../db/columns.ts";
import type { AuditClass } from "./audit-class.ts";

/**
 * One read of patients' data by staff or a consumer, or one change by anyone. Written once; only the number of the block that seals it
 * is added, once.
 */
@Entity("audit_events")
@Index("audit_events_of_patient_by_actor", ["clinicId", "patientId", "actorKind", "id"])
@Index("audit_events_by_block", ["clinicId", "blockNumber", "id"])
@Index("audit_events_of_actor", ["clinicId", "actorKind", "actorId", "id"])
@Index("audit_events_of_class", ["clinicId", "auditClass", "id"])
export class AuditEvent {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  /** Begins with when it was, so that the order of ids is that of time. */
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

  /** What it was about; null where it was about several things, which stand in rows of their own. */
  @Column(foreignId("subject_id", { nullable: true }))
  subjectId!: string | null;

  /** The only patient whom it concerned; null where there are several, or none. */
  @Column(foreignId("patient_id", { nullable: true }))
  patientId!: string | null;

  @Column(json("changed_fields"))
  changedFields!: string[];

  @Column(varchar("request_id", 64))
  requestId!: string;

  @Column(varchar("network_address", 45, { nullable: true }))
  networkAddress!: string | null;

  @Column({ ...varchar("audit_class", 10), default: "CHANGE" })
  auditClass!: AuditClass;

  /** Null until it is sealed. */
  @Column(integer("block_number", { nullable: true }))
  blockNumber!: number | null;
}
