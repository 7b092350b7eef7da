import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import { largestPageSize, PageArgs, toConnection } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import type { RecordActors } from "../../../graphql/record-actor.ts";
import { RecordActorType } from "../../../graphql/record-actor.ts";
import type { ConsumerDeskService } from "./consumer-desk.service.ts";
import {
  CreateApiConsumerInput,
  DeactivateApiConsumerInput,
  ReactivateApiConsumerInput,
  UpdateApiConsumerInput,
} from "./consumer.inputs.ts";
import { ApiConsumerPayload, toConsumerPayload } from "./consumer.payloads.ts";
import { ApiConsumerConnection, ApiConsumerType, toApiConsumer } from "./consumer.type.ts";

const support = permitted("INTEGRATIONS");

const idOf = (id: string): string | null => fromGlobalId("ApiConsumer", id);

@Resolver(() => ApiConsumerType)
export class ConsumerResolver {
  readonly #consumers: ConsumerDeskService;
  readonly #actors: RecordActors;

  constructor(consumers: ConsumerDeskService, actors: RecordActors) {
    this.#consumers = consumers;
    this.#actors = actors;
  }

  @Query(() => ApiConsumerConnection, { description: "The clinic's API consumers by name, a page at a time." })
  @Access(support)
  async apiConsumers(@Ctx() { actor }: Context, @Args(() => PageArgs) { first, after }: PageArgs): Promise<ApiConsumerConnection> {
    const page = { first: Math.min(Math.max(first, 1), largestPageSize), after: after ?? null };
    return toConnection(await this.#consumers.list(actor, page), toApiConsumer);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who made it; null for one that came with its clinic." })
  @Access(support)
  createdBy(@Ctx() context: Context, @Root() { row }: ApiConsumerType): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.createdBy);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who deactivated it; null while it is active." })
  @Access(support)
  deactivatedBy(@Ctx() context: Context, @Root() { row }: ApiConsumerType): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.deactivatedBy);
  }

  @FieldResolver(() => String, {
    description:
      "The `aud` of tokens that it signs itself (JWT): this API's address, for example `https://laurier.portail.example/graphql`. Their `iss` is the consumer's `id`.",
  })
  signedTokenAudience(@Ctx() { address }: Context): string {
    return new URL("/graphql", address).href;
  }

  @Mutation(() => ApiConsumerPayload, {
    description: "Makes an API consumer. Errors: `VALIDATION_FAILED`; `CONFLICT` where another one has the name.",
  })
  @Access(support)
  async createApiConsumer(
    @Ctx() context: Context,
    @Arg("input", () => CreateApiConsumerInput, { description: "The consumer." }) input: CreateApiConsumerInput,
  ): Promise<ApiConsumerPayload> {
    return toConsumerPayload(await this.#consumers.create(context.actor, input), context);
  }

  @Mutation(() => ApiConsumerPayload, {
    description:
      "Changes an API consumer. Errors: `CONFLICT`, with the consumer as it is where it changed meanwhile; `NOT_FOUND`; `VALIDATION_FAILED`.",
  })
  @Access(support)
  async updateApiConsumer(
    @Ctx() context: Context,
    @Arg("input", () => UpdateApiConsumerInput, { description: "Which, and what." }) input: UpdateApiConsumerInput,
  ): Promise<ApiConsumerPayload> {
    return toConsumerPayload(await this.#consumers.update(context.actor, idOf(input.id), input.version, input), context);
  }

  @Mutation(() => ApiConsumerPayload, {
    description:
      "Stops an API consumer at once: none of its tokens and signed tokens is accepted, and nothing is sent to its webhooks. Repeating it changes nothing. Errors: `NOT_FOUND`.",
  })
  @Access(support)
  async deactivateApiConsumer(
    @Ctx() context: Context,
    @Arg("input", () => DeactivateApiConsumerInput, { description: "Which." }) { id }: DeactivateApiConsumerInput,
  ): Promise<ApiConsumerPayload> {
    return toConsumerPayload(await this.#consumers.setActive(context.actor, idOf(id), false), context);
  }

  @Mutation(() => ApiConsumerPayload, {
    description:
      "Lets a deactivated API consumer go on: what was not revoked meanwhile is accepted again. Repeating it changes nothing. Errors: `NOT_FOUND`.",
  })
  @Access(support)
  async reactivateApiConsumer(
    @Ctx() context: Context,
    @Arg("input", () => ReactivateApiConsumerInput, { description: "Which." }) { id }: ReactivateApiConsumerInput,
  ): Promise<ApiConsumerPayload> {
    return toConsumerPayload(await this.#consumers.setActive(context.actor, idOf(id), true), context);
  }
}
