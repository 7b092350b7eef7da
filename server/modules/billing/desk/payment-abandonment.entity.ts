import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { id, instant, varchar } from "../../../db/columns.ts";
import { Payment } from "../payments/payment.entity.ts";

/** That staff have given a card payment up of which Stripe can't be asked any more, and why. Never changed. */
@Entity("payment_abandonments")
@Unique("payment_abandonments_request_key", ["clinicId", "requestKey"])
@ForeignKey(() => Payment, ["clinicId", "paymentId"], ["clinicId", "id"], { name: "payment_abandonments_of" })
export class PaymentAbandonment {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id("payment_id"))
  paymentId!: string;

  @Column(varchar("reason", 300))
  reason!: string;

  @Column(varchar("actor", 40))
  actor!: string;

  @Column(instant("abandoned_at"))
  abandonedAt!: Date;

  @Column(varchar("request_key", 105))
  requestKey!: string;

  @Column(varchar("request_digest", 43))
  requestDigest!: string;
}
