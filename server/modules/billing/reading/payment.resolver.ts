import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../../graphql/context.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import { toMoney } from "../../../graphql/money.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { toInvoice } from "../invoices/invoice.type.ts";
import type { Payment } from "../payments/payment.entity.ts";
import { PaymentShare, PaymentType } from "../payments/payment.type.ts";
import type { PaymentReadingService } from "./payment-reading.service.ts";

@Resolver(() => PaymentType)
export class PaymentResolver {
  readonly #clock: Clock;
  readonly #shares;

  constructor(reading: PaymentReadingService, clock: Clock) {
    this.#clock = clock;
    this.#shares = requestLoader(({ actor }, payments: readonly Payment[]) => reading.sharesOf(actor, payments));
  }

  @FieldResolver(() => [PaymentShare], { description: "What it is for." })
  async invoices(@Root() { row }: PaymentType, @Ctx() context: Context): Promise<PaymentShare[]> {
    const shares = await this.#shares(context).load(row);
    return shares.map(({ invoice, amountCents }) =>
      Object.assign(new PaymentShare(), { paymentId: row.id, invoice: toInvoice(invoice), amount: toMoney(amountCents) }),
    );
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Where the patient goes on paying, at Stripe; null for others, and where it can't be paid any more.",
  })
  continueUrl(@Root() { row }: PaymentType, @Ctx() { actor }: Context): string | null {
    const live = row.state === "OPEN" && row.sessionExpiresAt !== null && row.sessionExpiresAt > this.#clock.now();
    return actor.kind === "patient" && actor.id === row.patientId && live ? row.sessionUrl : null;
  }
}
