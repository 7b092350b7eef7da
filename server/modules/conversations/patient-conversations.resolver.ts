import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { Access } from "../../graphql/access.ts";
import { largestPageSize, PageArgs, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { requestLoader } from "../../graphql/loaders.ts";
import { PatientType } from "../patients/patient.type.ts";
import type { ConversationReadingService } from "./conversation-reading.service.ts";
import { ConversationConnection, conversationRule, toConversationType } from "./conversation.type.ts";

@Resolver(() => PatientType)
export class PatientConversationsResolver {
  readonly #reading: ConversationReadingService;
  readonly #unread;

  constructor(reading: ConversationReadingService) {
    this.#reading = reading;
    this.#unread = requestLoader(({ actor }, ids: readonly string[]) => reading.unreadOf(actor, ids));
  }

  @FieldResolver(() => ConversationConnection, {
    nullable: true,
    description: "The clinic's conversations with the patient, a page at a time, those with the latest message first.",
  })
  @Access(conversationRule)
  async conversations(
    @Root() { patientId }: PatientType,
    @Ctx() { actor }: Context,
    @Args(() => PageArgs) { first, after }: PageArgs,
  ): Promise<ConversationConnection> {
    const size = Math.min(Math.max(first, 1), largestPageSize);
    return toConnection(await this.#reading.listOf(actor, patientId, size, after ?? null), toConversationType);
  }

  @FieldResolver(() => Int, { nullable: true, description: "How many of the clinic's messages the patient has not read." })
  @Access(conversationRule)
  unreadMessages(@Root() { patientId }: PatientType, @Ctx() context: Context): Promise<number> {
    const { actor } = context;
    return actor.kind === "patient" ? this.#reading.unreadOfOwn(actor, patientId) : this.#unread(context).load(patientId);
  }
}
