import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { clinicReads, ConversationType } from "../conversation.type.ts";
import type { LiveService } from "./live.service.ts";

@Resolver(() => ConversationType)
export class ConversationStampResolver {
  readonly #live: LiveService;

  constructor(live: LiveService) {
    this.#live = live;
  }

  @Query(() => String, {
    nullable: true,
    description:
      "The `stamp` of a conversation as it is now; null where there is none. Nothing of it is read, and no trace is left. Cheap enough to ask " +
      "for often; send `portail-background: 1` with what nobody asked for by hand, so that it keeps no session alive.",
  })
  @Access(clinicReads)
  async conversationStamp(
    @Ctx() { actor }: Context,
    @Arg("id", () => ID, { description: "The conversation's `id`." }) id: string,
  ): Promise<string | null> {
    const conversationId = fromGlobalId("Conversation", id);
    return conversationId === null ? null : this.#live.stampNow(actor, conversationId);
  }

  @FieldResolver(() => String, {
    description:
      "Changes with everything that staff see of it, but for what becomes of notices: while it stays, nothing need be read again.",
  })
  @Access(clinicReads)
  stamp(@Root() { row }: ConversationType, @Ctx() { actor }: Context): Promise<string> {
    return this.#live.stampOf(actor, row);
  }
}
