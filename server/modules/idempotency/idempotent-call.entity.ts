import { Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { id, instant, text, varchar } from "../../db/columns.ts";

/**
 * A call by its caller's key: begun, applied with the first of its transactions that was kept, answered. The index by expiry doesn't
 * begin with the clinic, as one sweep serves all clinics.
 */
@Entity("idempotent_calls")
@Unique("idempotent_calls_key", ["clinicId", "caller", "callKey"])
@Index("idempotent_calls_expiry", ["expiresAt"])
export class IdempotentCall {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(varchar("caller", 40))
  caller!: string;

  @Column(varchar("call_key", 64))
  callKey!: string;

  /** A keyed hash of all that was asked. */
  @Column(varchar("request_digest", 64))
  requestDigest!: string;

  /** Who is at it: another one with every new begin, so that whoever was overtaken keeps nothing. */
  @Column(id("lease_token"))
  leaseToken!: string;

  @Column(instant("lease_until"))
  leaseUntil!: Date;

  /** When the first of its transactions was kept. */
  @Column(instant("applied_at", { nullable: true }))
  appliedAt!: Date | null;

  @Column(instant("answered_at", { nullable: true }))
  answeredAt!: Date | null;

  /** Sealed; null where there is none that may be given again. */
  @Column(text("answer", { nullable: true }))
  answer!: string | null;

  @Column(instant("expires_at"))
  expiresAt!: Date;
}
