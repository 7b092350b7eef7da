import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { foreignId, id, instant, integer, json, varchar } from "../../../../db/columns.ts";
import { ApiConsumer } from "../../api-consumer.entity.ts";
import type { ItemKind } from "../mapping/mapping-context.ts";

export const fhirImportStates = ["RUNNING", "DONE", "STOPPED"] as const;

export type FhirImportState = (typeof fhirImportStates)[number];

export const stopReasons = ["RIGHTS_LOST", "FAULT"] as const;

export type StopReason = (typeof stopReasons)[number];

/** What became of the items of a kind. */
export interface OutcomeCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
}

export type ImportCounts = Readonly<Record<ItemKind, OutcomeCounts>>;

/**
 * A bundle that is being taken over, or was: how far it is, and what became of it. Indexes of what is due and what is over don't begin
 * with the clinic: workers serve all clinics.
 */
@Entity("fhir_imports")
@Unique("fhir_imports_open", ["clinicId", "openKey"])
@Index("fhir_imports_of_consumer", ["clinicId", "consumerId", "id"])
@Index("fhir_imports_due", ["dueAt"])
@Index("fhir_imports_expiry", ["expiresAt"])
@ForeignKey(() => ApiConsumer, ["clinicId", "consumerId"], ["clinicId", "id"], { name: "fhir_imports_consumer" })
export class FhirImport {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  /** Whose external ids its resources have. */
  @Column(foreignId("consumer_id"))
  consumerId!: string;

  @Column(varchar("state", 8))
  state!: FhirImportState;

  @Column(varchar("stop_reason", 12, { nullable: true }))
  stopReason!: StopReason | null;

  /** How many resources there are to be taken over. */
  @Column(integer("total"))
  total!: number;

  @Column(integer("processed"))
  processed!: number;

  @Column(json("counts"))
  counts!: ImportCounts;

  /** All of them; not all are kept. */
  @Column(integer("finding_count"))
  findingCount!: number;

  @Column(integer("next_part"))
  nextPart!: number;

  /** Within that part. */
  @Column(integer("next_item"))
  nextItem!: number;

  /** How often it failed since it last got further. */
  @Column(integer("failures"))
  failures!: number;

  @Column(instant("started_at"))
  startedAt!: Date;

  @Column(instant("finished_at", { nullable: true }))
  finishedAt!: Date | null;

  /** When it is forgotten. */
  @Column(instant("expires_at", { nullable: true }))
  expiresAt!: Date | null;

  /** The consumer, while it isn't over: one at a time. */
  @Column(varchar("open_key", 26, { nullable: true }))
  openKey!: string | null;

  @Column(foreignId("lease_token", { nullable: true }))
  leaseToken!: string | null;

  /** When a worker may take it; while one has it, when that worker's lease ends; null when it is over. */
  @Column(instant("due_at", { nullable: true }))
  dueAt!: Date | null;

  /** Of the call that began it: for the audit trail. */
  @Column(varchar("request_id", 64))
  requestId!: string;

  @Column(varchar("network_address", 45, { nullable: true }))
  networkAddress!: string | null;
}
