import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context.ts";
import { requestLoader } from "../../graphql/loaders.ts";
import type { RecordActors } from "../../graphql/record-actor.ts";
import { RecordActorType } from "../../graphql/record-actor.ts";
import { ConversationEventType } from "./conversation-event.type.ts";
import type { ConversationReadingService } from "./conversation-reading.service.ts";
import { ConversationAssignee, toAssignee } from "./conversation.type.ts";

@Resolver(() => ConversationEventType)
export class ConversationEventResolver {
  readonly #actors: RecordActors;
  readonly #names;

  constructor(reading: ConversationReadingService, actors: RecordActors) {
    this.#actors = actors;
    this.#names = requestLoader(({ actor }, ids: readonly string[]) => reading.nameStaff(actor, ids));
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who did it." })
  by(@Root() { row }: ConversationEventType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.actor);
  }

  @FieldResolver(() => ConversationAssignee, {
    nullable: true,
    description: "Whose it became, where that is what it says; null for nobody's.",
  })
  async assignedTo(@Root() { row }: ConversationEventType, @Ctx() context: Context): Promise<ConversationAssignee | null> {
    const named = row.assignedTo === null ? null : await this.#names(context).load(row.assignedTo);
    return named && toAssignee(named);
  }
}
