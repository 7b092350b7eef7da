import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import { toConnection } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { ShownOnce } from "../../../graphql/key-use.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import type { Clock } from "../../../kernel/clock.ts";
import { ApiConsumerType } from "../consumers/consumer.type.ts";
import { CredentialsArgs, toCredentialList } from "../credentials/credential.args.ts";
import type { TokenService } from "./token.service.ts";
import {
  ApiTokenConnection,
  ApiTokenType,
  IssueApiTokenInput,
  IssueApiTokenPayload,
  RevokeApiTokenInput,
  RevokeApiTokenPayload,
  toApiToken,
  toIssuePayload,
} from "./token.type.ts";

const support = permitted("INTEGRATIONS");

@Resolver(() => ApiConsumerType)
export class ConsumerTokensResolver {
  readonly #tokens: TokenService;
  readonly #clock: Clock;

  constructor(tokens: TokenService, clock: Clock) {
    this.#tokens = tokens;
    this.#clock = clock;
  }

  @FieldResolver(() => ApiTokenConnection, { description: "Its tokens, a page at a time. At most 20 are in force." })
  async tokens(
    @Ctx() { actor }: Context,
    @Root() { row }: ApiConsumerType,
    @Args(() => CredentialsArgs) args: CredentialsArgs,
  ): Promise<ApiTokenConnection> {
    const now = this.#clock.now();
    return toConnection(await this.#tokens.listOf(actor, toCredentialList(row.id, args)), (token) => toApiToken(token, now));
  }
}

@Resolver(() => ApiTokenType)
export class TokenResolver {
  readonly #tokens: TokenService;
  readonly #clock: Clock;
  readonly #actors: RecordActors;

  constructor(tokens: TokenService, clock: Clock, actors: RecordActors) {
    this.#tokens = tokens;
    this.#clock = clock;
    this.#actors = actors;
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who issued it; null for one that came with its clinic." })
  @Access(support)
  createdBy(@Ctx() context: Context, @Root() { row }: ApiTokenType): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.createdBy);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who revoked it; null where nobody did." })
  @Access(support)
  revokedBy(@Ctx() context: Context, @Root() { row }: ApiTokenType): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.revokedBy);
  }

  @Mutation(() => IssueApiTokenPayload, {
    description:
      "Issues a token, which is answered this once. Errors: `VALIDATION_FAILED`, also where 20 are in force already; `CONFLICT` for a deactivated consumer; `NOT_FOUND`.",
  })
  @Access(support)
  @ShownOnce()
  async issueApiToken(
    @Ctx() context: Context,
    @Arg("input", () => IssueApiTokenInput, { description: "For whom." }) { consumerId, label, expiresAt }: IssueApiTokenInput,
  ): Promise<IssueApiTokenPayload> {
    const input = { label, ...(expiresAt !== undefined && { expiresAt }) };
    const outcome = await this.#tokens.issue(context.actor, fromGlobalId("ApiConsumer", consumerId), input);
    return toIssuePayload(outcome, context, this.#clock.now());
  }

  @Mutation(() => RevokeApiTokenPayload, {
    description: "Revokes a token: it is not accepted from the next call on. Repeating it changes nothing. Errors: `NOT_FOUND`.",
  })
  @Access(support)
  async revokeApiToken(
    @Ctx() context: Context,
    @Arg("input", () => RevokeApiTokenInput, { description: "Which." }) { id }: RevokeApiTokenInput,
  ): Promise<RevokeApiTokenPayload> {
    const outcome = await this.#tokens.revoke(context.actor, fromGlobalId("ApiToken", id));
    return outcome.ok
      ? { apiToken: toApiToken(outcome.value, this.#clock.now()), errors: [] }
      : { apiToken: null, errors: toUserErrors(outcome.problems, context) };
  }
}
