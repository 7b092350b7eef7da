import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context.ts";
import type { RecordActors } from "../../graphql/record-actor.ts";
import { RecordActorType } from "../../graphql/record-actor.ts";
import { MessageType } from "./message.type.ts";

@Resolver(() => MessageType)
export class MessageResolver {
  readonly #actors: RecordActors;

  constructor(actors: RecordActors) {
    this.#actors = actors;
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who wrote it." })
  author(@Root() { row }: MessageType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.author);
  }
}
