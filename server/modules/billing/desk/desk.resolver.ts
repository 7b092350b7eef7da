import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { clinicBills, refundsRule } from "../billing-rules.ts";
import { InvoicePayload, toInvoicePayload } from "../invoices/invoice.payloads.ts";
import { AbandonPaymentInput, RecordPaymentInput, RefundPaymentInput, WriteOffInvoiceInput } from "./desk.inputs.ts";
import {
  PaymentPayload,
  RecordPaymentPayload,
  RefundPaymentPayload,
  toPaymentPayload,
  toRecordedPayload,
  toRefundPayload,
} from "./desk.payloads.ts";
import type { BillingDeskService } from "./desk.service.ts";

const invoiceIdOf = (id: string): string | null => fromGlobalId("Invoice", id);

const paymentIdOf = (id: string): string | null => fromGlobalId("Payment", id);

const underWay =
  "A card payment of the invoice that is open is ended first: `CONFLICT` where the patient has just paid, `PAYMENT_IN_PROGRESS` where the " +
  "bank takes its time or Stripe can't say, `STRIPE_UNREACHABLE` where it gives no answer.";

@Resolver()
export class BillingDeskResolver {
  readonly #desk: BillingDeskService;

  constructor(desk: BillingDeskService) {
    this.#desk = desk;
  }

  @Mutation(() => RecordPaymentPayload, {
    description: `Records money that was received at the desk. ${underWay} Other errors: \`VALIDATION_FAILED\` at the field, \`NOT_FOUND\`, \`INVOICE_NOT_PAYABLE\`.`,
  })
  @Access(clinicBills)
  async recordPayment(
    @Ctx() context: Context,
    @Arg("input", () => RecordPaymentInput, { description: "What was received." }) { invoiceId, note, ...input }: RecordPaymentInput,
  ): Promise<RecordPaymentPayload> {
    const received = { ...input, invoiceId: invoiceIdOf(invoiceId), note: note ?? null };
    return toRecordedPayload(await this.#desk.recordPayment(context.actor, received, context.clinic.timeZone), context);
  }

  @Mutation(() => RefundPaymentPayload, {
    description:
      "Gives back a part of what a payment has paid of an invoice, or all of it. By card it is stored and sent to Stripe until Stripe " +
      `answers; its \`state\` says how far it is. ${underWay} Other errors: \`VALIDATION_FAILED\` at the field, \`NOT_FOUND\`, ` +
      "`STRIPE_NOT_CONFIGURED` and `STRIPE_KEY_REFUSED` where it can't be given back by card, `CONFLICT` where Stripe refuses it.",
  })
  @Access(refundsRule)
  async refundPayment(
    @Ctx() context: Context,
    @Arg("input", () => RefundPaymentInput, { description: "What to give back." }) { paymentId, invoiceId, ...input }: RefundPaymentInput,
  ): Promise<RefundPaymentPayload> {
    const wish = { ...input, paymentId: paymentIdOf(paymentId), invoiceId: invoiceIdOf(invoiceId) };
    return toRefundPayload(await this.#desk.refundPayment(context.actor, wish), context);
  }

  @Mutation(() => InvoicePayload, {
    description: `Asks no more for what an invoice has left, or for a part of it. ${underWay} Other errors: \`VALIDATION_FAILED\` at the field, \`NOT_FOUND\`, \`INVOICE_NOT_PAYABLE\`.`,
  })
  @Access(refundsRule)
  async writeOffInvoice(
    @Ctx() context: Context,
    @Arg("input", () => WriteOffInvoiceInput, { description: "How much, and why." }) { invoiceId, ...input }: WriteOffInvoiceInput,
  ): Promise<InvoicePayload> {
    return toInvoicePayload(await this.#desk.writeOffInvoice(context.actor, { ...input, invoiceId: invoiceIdOf(invoiceId) }), context);
  }

  @Mutation(() => PaymentPayload, {
    description:
      "Gives up a card payment that keeps its invoices from being paid though nobody can say what became of it: its time is over, and the " +
      "clinic's keys don't lead to its Stripe account any more. Should they do so again and it was paid, that is entered. Errors: " +
      "`VALIDATION_FAILED`, `NOT_FOUND`, `STRIPE_UNREACHABLE`, and `CONFLICT` where it is final or Stripe can be asked.",
  })
  @Access(refundsRule)
  async abandonPayment(
    @Ctx() context: Context,
    @Arg("input", () => AbandonPaymentInput, { description: "Which one, and why." }) { paymentId, ...input }: AbandonPaymentInput,
  ): Promise<PaymentPayload> {
    return toPaymentPayload(await this.#desk.abandonPayment(context.actor, { ...input, paymentId: paymentIdOf(paymentId) }), context);
  }
}
