import { Field, InputType, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../graphql/access.ts";
import { enumOf } from "../../graphql/enums.ts";
import { Payload } from "../../graphql/payload.ts";
import { DateTime } from "../../graphql/scalars.ts";
import type { PortalBillingObstacle, StripeAccountSource, StripeAccountState, StripeStatus } from "./stripe-status.ts";
import { portalBillingObstacles, stripeAccountSources, stripeAccountStates } from "./stripe-status.ts";

export const StripeAccountSourceEnum = enumOf("StripeAccountSource", "Whose Stripe keys are in use.", stripeAccountSources, {
  CLINIC: "The clinic's own, as support entered them.",
  INSTALLATION: "Those of the installation, for clinics that have none of their own.",
});

export const StripeAccountStateEnum = enumOf("StripeAccountState", "What Stripe last said of the keys.", stripeAccountStates, {
  CONNECTED: "Stripe knows the key, and the account may be paid.",
  KEY_REFUSED: "Stripe no longer accepts the secret key: it was revoked, or has expired.",
  ACCOUNT_RESTRICTED: "Stripe knows the key, but lets the account take no payments.",
});

export const PortalBillingObstacleEnum = enumOf(
  "PortalBillingObstacle",
  "What keeps portal billing from working.",
  portalBillingObstacles,
  {
    STRIPE_NOT_CONFIGURED: "No Stripe keys are stored for the clinic. Enter them (`setStripeKeys`).",
    STRIPE_KEY_REFUSED: "Stripe no longer accepts the secret key. Enter a new one (`setStripeKeys`).",
    STRIPE_ACCOUNT_RESTRICTED: "Stripe lets the account take no payments. What it asks for stands in Stripe's dashboard.",
  } satisfies Record<PortalBillingObstacle, string>,
);

@ObjectType("StripeAccount", {
  description: "The Stripe account through which the clinic is paid. Its keys are never answered, only their last four.",
})
@Access(permitted("PORTAL_SETTINGS"))
export class StripeAccount {
  @Field(() => StripeAccountSourceEnum, { description: "Whose keys are in use." })
  source!: StripeAccountSource;

  @Field(() => StripeAccountStateEnum, { nullable: true, description: "What Stripe last said of them; null until it was first asked." })
  state!: StripeAccountState | null;

  @Field(() => String, { description: "The last four characters of the secret key." })
  secretKeyLastFour!: string;

  @Field(() => String, { description: "The last four characters of the webhook signing secret." })
  webhookSecretLastFour!: string;

  @Field(() => String, { nullable: true, description: "The account's id at Stripe (`acct_…`), as far as Stripe said." })
  accountId!: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether money moves with these keys, or they are for tests." })
  livemode!: boolean | null;

  @Field(() => DateTime, { nullable: true, description: "When Stripe last answered." })
  checkedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When the clinic's keys were entered; null for the installation's." })
  savedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Who entered them, as they were called then." })
  savedBy!: string | null;
}

/** Null where there are no keys. */
export const toStripeAccount = ({ account }: Pick<StripeStatus, "account">): StripeAccount | null =>
  account && Object.assign(new StripeAccount(), account);

@InputType({ description: "The Stripe keys of a clinic. Sent once, stored encrypted, never answered." })
export class SetStripeKeysInput {
  @Field(() => String, { description: "The secret key (`sk_…`) or a restricted one (`rk_…`) that may read the account." })
  secretKey!: string;

  @Field(() => String, { description: "The signing secret (`whsec_…`) of the webhook endpoint." })
  webhookSecret!: string;
}

@ObjectType({ description: "The Stripe account after the operation, or why nothing was changed." })
@Access(anyone)
export class StripeAccountPayload extends Payload {
  @Field(() => StripeAccount, { nullable: true, description: "The account that is in use now; null without keys, or where it failed." })
  stripeAccount!: StripeAccount | null;
}
