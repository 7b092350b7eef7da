import { In } from "typeorm";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import { Invoice } from "../invoices/invoice.entity.ts";
import { PaymentPart } from "../payments/payment-part.entity.ts";
import { Payment } from "../payments/payment.entity.ts";
import type { ReadingParts } from "./invoice-reading.service.ts";

export interface ShareOfPayment {
  readonly invoice: Invoice;
  readonly amountCents: number;
}

/** What is seen of payments by way of what they are for: a patient's own, or any by whoever reads billing. */
export class PaymentReadingService {
  readonly #parts: ReadingParts;

  constructor(parts: ReadingParts) {
    this.#parts = parts;
  }

  /** In the order asked; null for those that don't exist for whoever asks. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(Payment | null)[]> {
    if (actor.kind !== "patient") demand(actor, "BILLING_READ");
    const own = actor.kind === "patient" ? { patientId: actor.id } : {};
    const rows = await this.#parts.database.manager.findBy(Payment, { clinicId: actor.clinicId, id: In([...new Set(ids)]), ...own });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** What of each payment is for which invoice, by the invoices' numbers. All of a payment's invoices are the same patient's. */
  async sharesOf(actor: Actor, payments: readonly Payment[]): Promise<ShareOfPayment[][]> {
    const { manager } = this.#parts.database;
    const { clinicId } = actor;
    if (actor.kind !== "patient") demand(actor, "BILLING_READ");
    const own = actor.kind === "patient" ? payments.filter(({ patientId }) => patientId === actor.id) : payments;
    const parts = await manager.findBy(PaymentPart, { clinicId, paymentId: In([...new Set(own.map(({ id }) => id))]) });
    const invoices = await manager.findBy(Invoice, { clinicId, id: In([...new Set(parts.map(({ invoiceId }) => invoiceId))]) });
    const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
    return payments.map(({ id }) =>
      parts
        .flatMap(({ paymentId, invoiceId, amountCents }) => {
          const invoice = paymentId === id ? byId.get(invoiceId) : undefined;
          return invoice ? [{ invoice, amountCents }] : [];
        })
        .sort((one, other) => (one.invoice.number ?? 0) - (other.invoice.number ?? 0)),
    );
  }
}
