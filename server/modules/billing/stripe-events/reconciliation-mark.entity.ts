import { Column, Entity, PrimaryColumn } from "typeorm";
import { id, instant, varchar } from "../../../db/columns.ts";

/** How far a Stripe account was compared with the ledger. The installation's is kept under no clinic's id. */
@Entity("reconciliation_marks")
export class ReconciliationMark {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn({ ...varchar("account_id", 64), nullable: false })
  accountId!: string;

  /** Of what happened at Stripe until then, all that concerns payments is in the ledger. */
  @Column(instant("compared_until", { nullable: true }))
  comparedUntil!: Date | null;

  /** When the last weeks were last compared as a whole. */
  @Column(instant("looked_back_at", { nullable: true }))
  lookedBackAt!: Date | null;

  /** When a process last took it up: the next may once that is some time ago. */
  @Column(instant("checked_at", { nullable: true }))
  checkedAt!: Date | null;
}
