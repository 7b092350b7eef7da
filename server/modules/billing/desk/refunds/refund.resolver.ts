import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access } from "../../../../graphql/access.ts";
import type { Context } from "../../../../graphql/context.ts";
import { requestLoader } from "../../../../graphql/loaders.ts";
import { Money, toMoney } from "../../../../graphql/money.ts";
import type { RecordActors } from "../../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../../graphql/record-actor.ts";
import { clinicReadsBilling } from "../../billing-rules.ts";
import { InvoiceType } from "../../invoices/invoice.type.ts";
import { PaymentShare, PaymentType, toPayment } from "../../payments/payment.type.ts";
import type { PaymentReadingService } from "../../reading/payment-reading.service.ts";
import type { RefundReadingService } from "./refund-reading.service.ts";
import { RefundType, toRefund } from "./refund.type.ts";

@Resolver(() => RefundType)
export class RefundResolver {
  readonly #actors: RecordActors;
  readonly #payments;

  constructor(reading: PaymentReadingService, actors: RecordActors) {
    this.#actors = actors;
    this.#payments = requestLoader(({ actor }, ids: readonly string[]) => reading.readMany(actor, ids));
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who asked for it." })
  actor(@Root() { row }: RefundType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.actor);
  }

  @FieldResolver(() => PaymentType, { nullable: true, description: "What it gives back of." })
  async payment(@Root() { row }: RefundType, @Ctx() context: Context): Promise<PaymentType | null> {
    const found = await this.#payments(context).load(row.paymentId);
    return found && toPayment(found);
  }
}

@Resolver(() => InvoiceType)
export class InvoiceRefundsResolver {
  readonly #refunds;

  constructor(reading: RefundReadingService) {
    this.#refunds = requestLoader(({ actor }, ids: readonly string[]) => reading.ofInvoices(actor, ids));
  }

  @FieldResolver(() => [RefundType], { description: "What staff have given back of its payments, the latest first." })
  @Access(clinicReadsBilling)
  async refunds(@Root() { row }: InvoiceType, @Ctx() context: Context): Promise<RefundType[]> {
    return (await this.#refunds(context).load(row.id)).map(toRefund);
  }
}

const refundableLoader = (reading: RefundReadingService) =>
  requestLoader(({ actor }, ids: readonly string[]) => reading.refundable(actor, ids));

type RefundableLoader = ReturnType<typeof refundableLoader>;

@Resolver(() => PaymentType)
export class PaymentRefundableResolver {
  readonly #shares: RefundableLoader;

  constructor(reading: RefundReadingService) {
    this.#shares = refundableLoader(reading);
  }

  @FieldResolver(() => Money, { description: "What can still be given back of it, for all of its invoices." })
  @Access(clinicReadsBilling)
  async refundable(@Root() { row }: PaymentType, @Ctx() context: Context): Promise<Money> {
    const shares = await this.#shares(context).load(row.id);
    return toMoney([...shares.values()].reduce((sum, cents) => sum + cents, 0));
  }
}

@Resolver(() => PaymentShare)
export class ShareRefundableResolver {
  readonly #shares: RefundableLoader;

  constructor(reading: RefundReadingService) {
    this.#shares = refundableLoader(reading);
  }

  @FieldResolver(() => Money, { description: "What can still be given back of it for this invoice." })
  @Access(clinicReadsBilling)
  async refundable(@Root() { paymentId, invoice }: PaymentShare, @Ctx() context: Context): Promise<Money> {
    return toMoney((await this.#shares(context).load(paymentId)).get(invoice.row.id) ?? 0);
  }
}
