import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context.ts";
import { PortalSettingsImpact } from "../settings/portal-settings-impact.type.ts";
import type { ConversationReadingService } from "./conversation-reading.service.ts";

@Resolver(() => PortalSettingsImpact)
export class RepliesImpactResolver {
  readonly #reading: ConversationReadingService;

  constructor(reading: ConversationReadingService) {
    this.#reading = reading;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "In how many open conversations patients could no longer reply, exact up to a thousand (1001 stands for more); null unless replies " +
      "would be switched off.",
  })
  async conversationsLosingReplies(@Root() { outcome }: PortalSettingsImpact, @Ctx() { actor }: Context): Promise<number | null> {
    const ends = outcome.before.conversationReplies && outcome.after?.conversationReplies === false;
    return ends ? this.#reading.countWithReplies(actor) : null;
  }
}
