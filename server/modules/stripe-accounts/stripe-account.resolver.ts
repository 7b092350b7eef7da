import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { toUserErrors } from "../../graphql/user-error.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { success } from "../../kernel/outcome.ts";
import type { StripeAccountService } from "./stripe-account.service.ts";
import { SetStripeKeysInput, StripeAccountPayload, StripeAccount, toStripeAccount } from "./stripe-account.type.ts";
import type { StripeStatus } from "./stripe-status.ts";

const toPayload = (outcome: Outcome<StripeStatus>, context: Context): StripeAccountPayload =>
  outcome.ok
    ? { stripeAccount: toStripeAccount(outcome.value), errors: [] }
    : { stripeAccount: null, errors: toUserErrors(outcome.problems, context) };

@Resolver(() => StripeAccount)
export class StripeAccountResolver {
  readonly #stripe: StripeAccountService;

  constructor(stripe: StripeAccountService) {
    this.#stripe = stripe;
  }

  @Mutation(() => StripeAccountPayload, {
    description:
      "Stores the clinic's Stripe keys once Stripe knows them, in place of those before. Send them as variables. Errors: `VALIDATION_FAILED` and `STRIPE_KEY_REFUSED` at the field; `STRIPE_UNREACHABLE`. After an error everything is as it was.",
  })
  @Access(permitted("PORTAL_SETTINGS"))
  async setStripeKeys(
    @Ctx() context: Context,
    @Arg("input", () => SetStripeKeysInput, { description: "Both keys." }) { secretKey, webhookSecret }: SetStripeKeysInput,
  ): Promise<StripeAccountPayload> {
    return toPayload(await this.#stripe.setKeys(context.actor, { secretKey, webhookSecret }), context);
  }

  @Mutation(() => StripeAccountPayload, {
    description: "Forgets the clinic's own Stripe keys. Those of the installation are in use from then on, if it has any.",
  })
  @Access(permitted("PORTAL_SETTINGS"))
  async removeStripeKeys(@Ctx() context: Context): Promise<StripeAccountPayload> {
    return toPayload(success(await this.#stripe.removeKeys(context.actor)), context);
  }

  @Mutation(() => StripeAccountPayload, {
    description:
      "Asks Stripe again about the keys in use and stores what it says in `state`. Errors: `STRIPE_NOT_CONFIGURED`; `STRIPE_UNREACHABLE` and `STRIPE_KEY_REFUSED` (a restricted key that may no longer read the account), with the state as it was.",
  })
  @Access(permitted("PORTAL_SETTINGS"))
  async checkStripeAccount(@Ctx() context: Context): Promise<StripeAccountPayload> {
    return toPayload(await this.#stripe.check(context.actor), context);
  }
}
