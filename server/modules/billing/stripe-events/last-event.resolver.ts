import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../../graphql/context.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { StripeAccount } from "../../stripe-accounts/stripe-account.type.ts";
import type { StripeEventService } from "./stripe-event.service.ts";

@Resolver(() => StripeAccount)
export class LastEventResolver {
  readonly #events: StripeEventService;

  constructor(events: StripeEventService) {
    this.#events = events;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      "When Stripe last told this clinic of something, signed with the webhook secret in use; null where it hasn't since the keys were entered: the endpoint at Stripe (`/webhooks/stripe` on the clinic's host) may be missing, or have another secret.",
  })
  lastEventAt(@Root() { savedAt }: StripeAccount, @Ctx() { actor }: Context): Promise<Date | null> {
    return this.#events.lastReceivedAt(actor, savedAt);
  }
}
