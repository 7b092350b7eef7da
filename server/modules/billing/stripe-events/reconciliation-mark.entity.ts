import { Column, Entity, PrimaryColumn } from "typeorm";
import { foreignId, id, instant, varchar } from "../../../db/columns.ts";

/** How far a Stripe account was compared with the ledger. */
@Entity("reconciliation_marks")
export class ReconciliationMark {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn({ ...varchar("account_id", 64), nullable: false })
  accountId!: string;

  @Column(instant("compared_until", { nullable: true }))
  comparedUntil!: Date | null;

  /** The last movement that was compared. */
  @Column(varchar("movement_id", 80, { nullable: true }))
  movementId!: string | null;

  @Column(instant("looked_back_at", { nullable: true }))
  lookedBackAt!: Date | null;

  @Column(instant("checked_at", { nullable: true }))
  checkedAt!: Date | null;

  @Column(foreignId("lease_token", { nullable: true }))
  leaseToken!: string | null;

  @Column(instant("lease_until", { nullable: true }))
  leaseUntil!: Date | null;
}
