import { Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { boolean, foreignId, id, instant, integer, json, varchar } from "../../db/columns.ts";
import type { BulkAccessFilter } from "./bulk-access-filter.ts";

export const bulkAccessStatuses = ["RUNNING", "PAUSED", "DONE", "CANCELLED"] as const;

export type BulkAccessStatus = (typeof bulkAccessStatuses)[number];

export const bulkUndoStatuses = ["NONE", "RUNNING", "DONE"] as const;

export type BulkUndoStatus = (typeof bulkUndoStatuses)[number];

/** The value of the open key: it stands in one row of a clinic at most. */
export const openKey = "OPEN";

/**
 * One act that moves the switches of many charts: what was asked for, how far it is, and what became of it. The index of what is due is
 * the only one that doesn't begin with the clinic: workers serve all clinics.
 */
@Entity("bulk_access_changes")
@Unique("bulk_access_changes_open", ["clinicId", "openKey"])
@Index("bulk_access_changes_due", ["dueAt"])
export class BulkAccessChange {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  /** What the switches become. */
  @Column(boolean("enabled"))
  enabled!: boolean;

  @Column(json("filter"))
  filter!: BulkAccessFilter;

  @Column(json("except_patient_ids"))
  exceptPatientIds!: string[];

  @Column(varchar("reason", 200, { nullable: true }))
  reason!: string | null;

  @Column(varchar("started_by", 40))
  startedBy!: string;

  @Column(instant("started_at"))
  startedAt!: Date;

  @Column(instant("finished_at", { nullable: true }))
  finishedAt!: Date | null;

  @Column(varchar("status", 10))
  status!: BulkAccessStatus;

  @Column(varchar("undo_status", 8))
  undoStatus!: BulkUndoStatus;

  @Column(varchar("undone_by", 40, { nullable: true }))
  undoneBy!: string | null;

  @Column(instant("undo_started_at", { nullable: true }))
  undoStartedAt!: Date | null;

  @Column(instant("undo_finished_at", { nullable: true }))
  undoFinishedAt!: Date | null;

  /** How many charts matched when it began. */
  @Column(integer("expected_count"))
  expectedCount!: number;

  @Column(integer("changed_count"))
  changedCount!: number;

  /** Those expected that didn't match any more when their turn came; known at the end. */
  @Column(integer("unchanged_count"))
  unchangedCount!: number;

  @Column(integer("failed_count"))
  failedCount!: number;

  @Column(integer("undone_count"))
  undoneCount!: number;

  /** Those that the undo left as they were, as somebody had moved their switch since. */
  @Column(integer("kept_count"))
  keptCount!: number;

  /** How far it is: of the change, along the charts by the time their switch was moved; of the undo, along the items. */
  @Column(instant("cursor_at", { nullable: true }))
  cursorAt!: Date | null;

  @Column(foreignId("cursor_id", { nullable: true }))
  cursorId!: string | null;

  /** Set while it isn't over: one at a time in a clinic. */
  @Column(varchar("open_key", 4, { nullable: true }))
  openKey!: string | null;

  @Column(foreignId("lease_token", { nullable: true }))
  leaseToken!: string | null;

  /** When a worker may take it; while one has it, when that worker's lease ends; null when there is nothing to do. */
  @Column(instant("due_at", { nullable: true }))
  dueAt!: Date | null;

  /** Of the call that began the change or, later, its undo: for the audit trail. */
  @Column(varchar("request_id", 64))
  requestId!: string;

  @Column(varchar("network_address", 45, { nullable: true }))
  networkAddress!: string | null;
}
