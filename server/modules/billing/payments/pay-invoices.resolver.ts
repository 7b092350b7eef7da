import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver } from "type-graphql";
import { Access, patientThemself } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { PatientType } from "../../patients/patient.type.ts";
import { InvoicePaymentInput, StartInvoicePaymentInput } from "./payment.inputs.ts";
import { InvoicePaymentPayload, toPaymentPayload } from "./payment.payloads.ts";
import type { PaymentService } from "./payment.service.ts";
import { PaymentType, toPayment } from "./payment.type.ts";

const idOf = (id: string): string | null => fromGlobalId("Payment", id);

@Resolver(() => PatientType)
export class PayInvoicesResolver {
  readonly #payments: PaymentService;

  constructor(payments: PaymentService) {
    this.#payments = payments;
  }

  @Mutation(() => InvoicePaymentPayload, {
    description:
      "Begins a card payment of invoices on Stripe's page, at `payment.continueUrl`, or goes on with the one that asks for the same. All of " +
      "what is owed is paid, or nothing. Errors: `NOT_FOUND`; `INVOICE_NOT_PAYABLE`; `CONFLICT` where the total is another by now; " +
      "`PAYMENT_IN_PROGRESS`; `STRIPE_UNREACHABLE`: send the same again; `VALIDATION_FAILED`; `TOO_MANY_REQUESTS` after 30 in an hour.",
  })
  @Access(patientThemself)
  async startInvoicePayment(
    @Ctx() context: Context,
    @Arg("input", () => StartInvoicePaymentInput, { description: "What is paid." }) input: StartInvoicePaymentInput,
  ): Promise<InvoicePaymentPayload> {
    const { expectedTotalCents, requestKey } = input;
    const wish = { invoiceIds: input.invoiceIds.map((id) => fromGlobalId("Invoice", id)), expectedTotalCents, requestKey };
    const outcome = await this.#payments.start(context.actor, wish, { locale: context.locale, portal: context.address });
    return toPaymentPayload(outcome.ok ? { payment: outcome.value, problems: [] } : { payment: null, problems: outcome.problems }, context);
  }

  @Mutation(() => InvoicePaymentPayload, {
    description:
      "Asks Stripe what has become of a payment: for the page to which Stripe leads back, as often as it likes. Errors: `NOT_FOUND`; " +
      "`STRIPE_UNREACHABLE` with the payment as it was known.",
  })
  @Access(patientThemself)
  async checkInvoicePayment(
    @Ctx() context: Context,
    @Arg("input", () => InvoicePaymentInput, { description: "Which one." }) { paymentId }: InvoicePaymentInput,
  ): Promise<InvoicePaymentPayload> {
    return toPaymentPayload(await this.#payments.check(context.actor, idOf(paymentId)), context);
  }

  @Mutation(() => InvoicePaymentPayload, {
    description:
      "Ends a payment that was begun, unless it was paid already, which its state says. Errors: `NOT_FOUND`; `STRIPE_UNREACHABLE`: it may " +
      "still be paid.",
  })
  @Access(patientThemself)
  async cancelInvoicePayment(
    @Ctx() context: Context,
    @Arg("input", () => InvoicePaymentInput, { description: "Which one." }) { paymentId }: InvoicePaymentInput,
  ): Promise<InvoicePaymentPayload> {
    return toPaymentPayload(await this.#payments.cancel(context.actor, idOf(paymentId)), context);
  }

  @FieldResolver(() => PaymentType, {
    nullable: true,
    description: "A payment of the patient's own, whether or not billing is in effect by now; null where there is none.",
  })
  @Access(patientThemself)
  async invoicePayment(
    @Ctx() { actor }: Context,
    @Arg("id", () => ID, { description: "The payment's `id`." }) id: string,
  ): Promise<PaymentType | null> {
    const payment = await this.#payments.find(actor, idOf(id));
    return payment && toPayment(payment);
  }
}
