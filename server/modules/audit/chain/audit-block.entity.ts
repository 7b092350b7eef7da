import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { id, instant, integer, text, varchar } from "../../../db/columns.ts";
import type { AuditClass } from "../audit-class.ts";

/** Some rows of the audit trail, all of one class, sealed together. Its hash covers the hash of the block before it. */
@Entity("audit_blocks")
@Index("audit_blocks_by_age", ["clinicId", "auditClass", "rowsRemovedAt", "lastAt"])
export class AuditBlock {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  /** From 1, without gaps. */
  @PrimaryColumn({ name: "number", type: "int" })
  number!: number;

  @Column(varchar("audit_class", 10))
  auditClass!: AuditClass;

  @Column(varchar("previous_hash", 64))
  previousHash!: string;

  @Column(varchar("hash", 64))
  hash!: string;

  @Column(integer("row_count"))
  rowCount!: number;

  /** Of `rowDigests`. */
  @Column(varchar("rows_digest", 64))
  rowsDigest!: string;

  /** When the oldest of its rows was written. */
  @Column(instant("first_at"))
  firstAt!: Date;

  /** When the newest of its rows was. */
  @Column(instant("last_at"))
  lastAt!: Date;

  @Column(instant("sealed_at"))
  sealedAt!: Date;

  /** A line for each row, its id and its digest, so that a check can name the row that is another. Gone with the rows. */
  @Column(text("row_digests", { nullable: true }))
  rowDigests!: string | null;

  /** When its rows were removed because their time was over; what is left keeps the chain whole. */
  @Column(instant("rows_removed_at", { nullable: true }))
  rowsRemovedAt!: Date | null;
}
