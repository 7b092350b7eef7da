import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import type { BillingProfileService } from "./billing-profile.service.ts";
import {
  BillingProfileType,
  SaveBillingProfileInput,
  SaveBillingProfilePayload,
  toProfile,
  toProfilePayload,
} from "./billing-profile.type.ts";

@Resolver(() => BillingProfileType)
export class BillingProfileResolver {
  readonly #profiles: BillingProfileService;

  constructor(profiles: BillingProfileService) {
    this.#profiles = profiles;
  }

  @Query(() => BillingProfileType, {
    nullable: true,
    description: "Who bills; null until it was first saved. No invoice is issued without.",
  })
  @Access(permitted("BILLING_READ"))
  async billingProfile(@Ctx() { actor }: Context): Promise<BillingProfileType | null> {
    const found = await this.#profiles.read(actor);
    return found && toProfile(found);
  }

  @Mutation(() => SaveBillingProfilePayload, {
    description:
      "Saves who bills. Invoices that were issued before stay as they are. Errors: `VALIDATION_FAILED` at the field; `CONFLICT` with the " +
      "profile as it is.",
  })
  @Access(permitted("CLINIC_WRITE"))
  async saveBillingProfile(
    @Ctx() context: Context,
    @Arg("input", () => SaveBillingProfileInput, { description: "The changes." }) { version, ...input }: SaveBillingProfileInput,
  ): Promise<SaveBillingProfilePayload> {
    return toProfilePayload(await this.#profiles.save(context.actor, version ?? null, input), context);
  }
}
