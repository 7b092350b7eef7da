import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import type { Invoice } from "../invoices/invoice.entity.ts";
import type { PaymentParts } from "../payments/payment-parts.ts";
import type { Payment } from "../payments/payment.entity.ts";
import type { Abandoning } from "./abandon-payment.ts";
import { abandonPayment } from "./abandon-payment.ts";
import type { ReceivedMoney, RecordedPayment } from "./record-payment.ts";
import { recordPayment } from "./record-payment.ts";
import type { Refunded } from "./refunds/refund-payment.ts";
import { refundPayment } from "./refunds/refund-payment.ts";
import type { RefundWish } from "./refunds/refund-wish.ts";
import { refundSweep } from "./refunds/take-up-refunds.ts";
import type { WriteOff } from "./write-off-invoice.ts";
import { writeOffInvoice } from "./write-off-invoice.ts";

/** What staff do with money: received at the desk, given back, no longer asked for. */
export class BillingDeskService {
  readonly #parts: PaymentParts;
  /** Goes on with refunds that whoever began them had to leave. */
  readonly sweep: Sweep;

  constructor(parts: PaymentParts) {
    this.#parts = parts;
    this.sweep = refundSweep(parts);
  }

  /** `timeZone` is the clinic's, whose days they are. */
  async recordPayment(actor: Actor, received: ReceivedMoney, timeZone: string): Promise<Outcome<RecordedPayment>> {
    demand(actor, "BILLING_WRITE");
    return recordPayment(this.#parts, actor, received, timeZone);
  }

  async refundPayment(actor: Actor, wish: RefundWish): Promise<Outcome<Refunded>> {
    demand(actor, "REFUNDS");
    return refundPayment(this.#parts, actor, wish);
  }

  async writeOffInvoice(actor: Actor, writeOff: WriteOff): Promise<Outcome<Invoice>> {
    demand(actor, "REFUNDS");
    return writeOffInvoice(this.#parts, actor, writeOff);
  }

  async abandonPayment(actor: Actor, abandoning: Abandoning): Promise<Outcome<Payment>> {
    demand(actor, "REFUNDS");
    return abandonPayment(this.#parts, actor, abandoning);
  }
}
