import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import { largestPageSize, toConnection } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import type { DeskService } from "./desk.service.ts";
import { RegistrationCounts, RegistrationFloodType, RegistrationsArgs } from "./registration-queue.type.ts";
import { deskRule, RegistrationConnection, RegistrationType, toRegistration } from "./registration.type.ts";
import { toFilter } from "./to-filter.ts";

@Resolver()
export class RegistrationQueueResolver {
  readonly #desk: DeskService;

  constructor(desk: DeskService) {
    this.#desk = desk;
  }

  @Query(() => RegistrationConnection, {
    description: "Registrations, the latest first, a page at a time. Each one shown leaves a trace.",
  })
  @Access(deskRule)
  async registrations(
    @Ctx() { actor }: Context,
    @Args(() => RegistrationsArgs) { state, search, first, after, ...filter }: RegistrationsArgs,
  ): Promise<RegistrationConnection> {
    const size = Math.min(Math.max(first, 1), largestPageSize);
    const page = { filter: { ...toFilter(filter), state: state ?? null }, first: size, after: after ?? null };
    return toConnection(await this.#desk.list(actor, { search: search ?? "", ...page }), toRegistration);
  }

  @Query(() => RegistrationType, { nullable: true, description: "A registration by id; null when the clinic has no such one." })
  @Access(deskRule)
  async registration(
    @Ctx() { actor }: Context,
    @Arg("id", () => ID, { description: "The registration's `id`." }) id: string,
  ): Promise<RegistrationType | null> {
    const registrationId = fromGlobalId("Registration", id);
    const [row] = registrationId === null ? [] : await this.#desk.readMany(actor, [registrationId]);
    return row ? toRegistration(row) : null;
  }

  @Query(() => RegistrationCounts, { description: "How many registrations wait." })
  @Access(deskRule)
  async registrationCounts(@Ctx() { actor }: Context): Promise<RegistrationCounts> {
    return Object.assign(new RegistrationCounts(), await this.#desk.count(actor));
  }

  @Query(() => RegistrationFloodType, {
    nullable: true,
    description: "More pending registrations than people would send; null in quiet times. `archiveRegistrations` clears them in one act.",
  })
  @Access(deskRule)
  async registrationFlood(@Ctx() { actor }: Context): Promise<RegistrationFloodType | null> {
    const flood = await this.#desk.flood(actor);
    return flood && Object.assign(new RegistrationFloodType(), flood);
  }
}
