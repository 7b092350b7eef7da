import { Column, Entity, PrimaryColumn } from "typeorm";
import { id, instant, integer, varchar } from "../../../db/columns.ts";

/** Where a clinic's chain of blocks ends. Moved by a conditional UPDATE: of several who seal at once, one does. */
@Entity("audit_chains")
export class AuditChain {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @Column(integer("head_number"))
  headNumber!: number;

  @Column(varchar("head_hash", 64))
  headHash!: string;

  @Column(instant("sealed_at"))
  sealedAt!: Date;
}
