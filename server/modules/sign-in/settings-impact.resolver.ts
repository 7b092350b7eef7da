import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context.ts";
import { PortalSettingsImpact } from "../settings/portal-settings-impact.type.ts";
import type { SignInService } from "./sign-in.service.ts";

@Resolver(() => PortalSettingsImpact)
export class SignedInImpactResolver {
  readonly #signIn: SignInService;

  constructor(signIn: SignInService) {
    this.#signIn = signIn;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "How many patients are signed in now and would be signed out, exact up to a thousand (1001 stands for more); null unless the portal " +
      "would be switched off.",
  })
  async signedInPatientCount(@Root() { outcome }: PortalSettingsImpact, @Ctx() { actor }: Context): Promise<number | null> {
    const closes = outcome.before.portalAccess && outcome.after?.portalAccess === false;
    return closes ? this.#signIn.countSignedIn(actor) : null;
  }
}
