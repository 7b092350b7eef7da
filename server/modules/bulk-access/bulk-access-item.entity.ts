import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { id, instant, varchar } from "../../db/columns.ts";
import { BulkAccessChange } from "./bulk-access-change.entity.ts";

/** KEPT: the undo left it as it was. */
export const bulkItemOutcomes = ["CHANGED", "FAILED", "UNDONE", "KEPT"] as const;

export type BulkItemOutcome = (typeof bulkItemOutcomes)[number];

export const bulkItemProblems = ["CHANGED_MEANWHILE", "CHANGED_SINCE"] as const;

export type BulkItemProblem = (typeof bulkItemProblems)[number];

/** What a bulk change did to one chart, and what its switch was like before. */
@Entity("bulk_access_change_items")
@Index("bulk_access_change_items_outcome", ["clinicId", "changeId", "outcome", "patientId"])
@ForeignKey(() => BulkAccessChange, ["clinicId", "changeId"], ["clinicId", "id"], { name: "bulk_access_change_items_of" })
export class BulkAccessItem {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id("change_id"))
  changeId!: string;

  @PrimaryColumn(id("patient_id"))
  patientId!: string;

  @Column(varchar("outcome", 8))
  outcome!: BulkItemOutcome;

  @Column(varchar("problem", 20, { nullable: true }))
  problem!: BulkItemProblem | null;

  /** What the chart says since: a chart that says something else was changed by somebody. */
  @Column(instant("changed_at"))
  changedAt!: Date;

  @Column(instant("previous_changed_at"))
  previousChangedAt!: Date;

  @Column(varchar("previous_changed_by", 40, { nullable: true }))
  previousChangedBy!: string | null;

  @Column(varchar("previous_reason", 200, { nullable: true }))
  previousReason!: string | null;
}
