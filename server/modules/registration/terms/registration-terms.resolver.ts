import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import type { RegistrationTermsService } from "./registration-terms.service.ts";
import {
  PublishRegistrationTermsInput,
  PublishRegistrationTermsPayload,
  RegistrationTermsVersion,
  toTermsVersion,
} from "./registration-terms.type.ts";

@Resolver(() => RegistrationTermsVersion)
export class RegistrationTermsResolver {
  readonly #terms: RegistrationTermsService;
  readonly #actors: RecordActors;

  constructor(terms: RegistrationTermsService, actors: RecordActors) {
    this.#terms = terms;
    this.#actors = actors;
  }

  @Query(() => [RegistrationTermsVersion], {
    description: "What people agree to who register: the version in force, then those before it; at most 51.",
  })
  @Access(permitted("CLINIC_READ"))
  async registrationTerms(@Ctx() { actor }: Context): Promise<RegistrationTermsVersion[]> {
    return (await this.#terms.list(actor)).map(toTermsVersion);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who published it; null for the portal's own." })
  async publishedBy(@Root() { writtenBy }: RegistrationTermsVersion, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, writtenBy);
  }

  @Mutation(() => PublishRegistrationTermsPayload, {
    description:
      "Publishes another version of the terms of registration. Errors: at the fields; `CONFLICT` where somebody else published one meanwhile.",
  })
  @Access(permitted("CLINIC_WRITE"))
  async publishRegistrationTerms(
    @Ctx() context: Context,
    @Arg("input", () => PublishRegistrationTermsInput, { description: "The new terms." })
    { basedOnVersion, text }: PublishRegistrationTermsInput,
  ): Promise<PublishRegistrationTermsPayload> {
    const outcome = await this.#terms.publish(context.actor, { basedOnVersion, text });
    return outcome.ok
      ? { terms: toTermsVersion(outcome.value), errors: [] }
      : { terms: null, errors: toUserErrors(outcome.problems, context) };
  }
}
