import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import { boolean, foreignId, id, instant, integer, varchar } from "../../../db/columns.ts";

export type StripeEventState = "PENDING" | "APPLIED" | "IGNORED" | "FAILED";

/** That Stripe has told of something, once; what became of it is read from Stripe. Nothing else of what it sent is kept. */
@Entity("stripe_events")
@Index("stripe_events_due", ["nextAt"])
@Index("stripe_events_of_intent", ["clinicId", "paymentIntentId"])
@Index("stripe_events_received", ["clinicId", "receivedAt", "id"])
export class StripeEvent {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  /** Stripe's own. */
  @PrimaryColumn({ ...varchar("id", 80), nullable: false })
  id!: string;

  @Column(varchar("type", 80))
  type!: string;

  @Column(varchar("object_id", 255, { nullable: true }))
  objectId!: string | null;

  @Column(varchar("payment_intent_id", 80, { nullable: true }))
  paymentIntentId!: string | null;

  /** The payment here that it names, whether or not there is one. */
  @Column(foreignId("payment_id", { nullable: true }))
  paymentId!: string | null;

  @Column(boolean("livemode"))
  livemode!: boolean;

  @Column(instant("created_at"))
  createdAt!: Date;

  @Column(instant("received_at"))
  receivedAt!: Date;

  @Column(varchar("state", 10))
  state!: StripeEventState;

  @Column(integer("attempts"))
  attempts!: number;

  /** When it is tried (again); while a worker has it, when that worker's lease ends; once settled, when its row goes. */
  @Column(instant("next_at", { nullable: true }))
  nextAt!: Date | null;

  @Column(foreignId("lease_token", { nullable: true }))
  leaseToken!: string | null;

  @Column(instant("settled_at", { nullable: true }))
  settledAt!: Date | null;

  @Column(varchar("fault_code", 40, { nullable: true }))
  faultCode!: string | null;
}
