import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import { clinicReads } from "../conversation.type.ts";
import { MessageType } from "../message.type.ts";
import type { MessageNoticeService, NoticeOfMessage } from "./message-notices.service.ts";
import { ComposerReachType, MessageNoticeType, toNotice, toReach } from "./message-notice.type.ts";

@Resolver(() => MessageType)
export class MessageNoticeResolver {
  readonly #notices: MessageNoticeService;
  readonly #ofMessages;

  constructor(notices: MessageNoticeService) {
    this.#notices = notices;
    this.#ofMessages = requestLoader<string, NoticeOfMessage | null>(({ actor }, ids) => notices.ofMessages(actor, ids));
  }

  @FieldResolver(() => MessageNoticeType, {
    nullable: true,
    description: "What became of its notification; null for a message of the patient, of which nobody is notified.",
  })
  @Access(clinicReads)
  async notice(@Ctx() context: Context, @Root() { row }: MessageType): Promise<MessageNoticeType | null> {
    const found = row.from === "CLINIC" ? await this.#ofMessages(context).load(row.id) : null;
    return found && toNotice(found);
  }

  @Query(() => ComposerReachType, {
    nullable: true,
    description: "How a patient would learn of a new message; null where there is no such patient.",
  })
  @Access(permitted("CONVERSATIONS_WRITE"))
  async composerReach(
    @Ctx() { actor }: Context,
    @Arg("patientId", () => ID, { description: "The patient." }) patientId: string,
  ): Promise<ComposerReachType | null> {
    const reach = await this.#notices.reach(actor, fromGlobalId("Patient", patientId));
    return reach.ok ? toReach(reach.value) : null;
  }
}
