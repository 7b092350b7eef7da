import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import { Money, toMoney } from "../../../graphql/money.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import { clinicReadsBilling } from "../billing-rules.ts";
import { LedgerEntryType } from "../ledger/ledger-entry.type.ts";
import { PaymentType, toPayment } from "../payments/payment.type.ts";
import type { PaymentReadingService } from "./payment-reading.service.ts";

@Resolver(() => LedgerEntryType)
export class LedgerEntryResolver {
  readonly #actors: RecordActors;
  readonly #payments;

  constructor(reading: PaymentReadingService, actors: RecordActors) {
    this.#actors = actors;
    this.#payments = requestLoader(({ actor }, ids: readonly string[]) => reading.readMany(actor, ids));
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who entered it; the portal itself where Stripe said so." })
  @Access(clinicReadsBilling)
  actor(@Root() { row }: LedgerEntryType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.actor);
  }

  @FieldResolver(() => String, { nullable: true, description: "Why, as staff wrote it for themselves; null for patients." })
  reason(@Root() { row }: LedgerEntryType, @Ctx() { actor }: Context): string | null {
    return actor.kind === "patient" ? null : row.reason;
  }

  @FieldResolver(() => Money, { description: "What it adds to the clinic's balance at Stripe." })
  @Access(clinicReadsBilling)
  stripeAmount(@Root() { row }: LedgerEntryType): Money {
    return toMoney(row.stripeCents);
  }

  @FieldResolver(() => PaymentType, { nullable: true, description: "The payment that it is about." })
  async payment(@Root() { row }: LedgerEntryType, @Ctx() context: Context): Promise<PaymentType | null> {
    const found = row.paymentId === null ? null : await this.#payments(context).load(row.paymentId);
    return found && toPayment(found);
  }
}
