import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import { largestPageSize, toConnection } from "../../../graphql/connection.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { UndeliveredService } from "./undelivered.service.ts";
import {
  ResendMessageInput,
  ResendMessagePayload,
  toUndeliveredType,
  UndeliveredMessageConnection,
  UndeliveredMessagesArgs,
  undeliveredRule,
} from "./undelivered.type.ts";

@Resolver()
export class UndeliveredResolver {
  readonly #undelivered: UndeliveredService;
  readonly #clock: Clock;

  constructor(undelivered: UndeliveredService, clock: Clock) {
    this.#undelivered = undelivered;
    this.#clock = clock;
  }

  @Query(() => UndeliveredMessageConnection, {
    description: "Messages to the clinic's patients that were given up in the last 90 days, the latest first, a page at a time.",
  })
  @Access(undeliveredRule)
  async undeliveredMessages(
    @Ctx() { actor }: Context,
    @Args(() => UndeliveredMessagesArgs) { state, channel, first, after }: UndeliveredMessagesArgs,
  ): Promise<UndeliveredMessageConnection> {
    const size = Math.min(Math.max(first, 1), largestPageSize);
    const list = { patientId: null, state: state ?? null, channel: channel ?? null, first: size, after: after ?? null };
    return toConnection(await this.#undelivered.list(actor, list), (row) => toUndeliveredType(row, this.#clock.now()));
  }

  @Mutation(() => ResendMessagePayload, {
    description:
      "Sends an undelivered message again, to where its patient's chart is notified now. Repeating the call sends nothing more. " +
      "One-time codes are never sent again: the patient asks for a new one.",
  })
  @Access(permitted("PATIENTS_WRITE"))
  async resendMessage(
    @Ctx() context: Context,
    @Arg("input", () => ResendMessageInput, { description: "Which message." }) { id }: ResendMessageInput,
  ): Promise<ResendMessagePayload> {
    const outcome = await this.#undelivered.resend(context.actor, fromGlobalId("UndeliveredMessage", id));
    if (!outcome.ok) return { message: null, errors: toUserErrors(outcome.problems, context) };
    return { message: toUndeliveredType(outcome.value, this.#clock.now()), errors: [] };
  }
}
