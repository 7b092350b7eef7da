import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../../graphql/context.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import { MessageType } from "../message.type.ts";
import type { AttachmentService } from "./attachment.service.ts";
import type { MessageAttachment } from "./message-attachment.entity.ts";
import { MessageAttachmentType, toAttachmentType } from "./message-attachment.type.ts";

@Resolver(() => MessageType)
export class MessageAttachmentsResolver {
  readonly #attachments: AttachmentService;
  readonly #files;

  constructor(attachments: AttachmentService) {
    this.#attachments = attachments;
    this.#files = requestLoader<string, readonly MessageAttachment[]>(({ actor }, ids) => attachments.ofMessages(actor, ids));
  }

  @FieldResolver(() => [MessageAttachmentType], { description: "The files that go with it, in their order; at most 10." })
  async attachments(@Ctx() context: Context, @Root() { row }: MessageType): Promise<MessageAttachmentType[]> {
    const { actor } = context;
    // Patients attach nothing, so that only messages of the clinic are looked at.
    if (actor.kind === "anonymous" || row.from === "PATIENT") return [];
    return (await this.#files(context).load(row.id)).map((file) => toAttachmentType(file, this.#attachments.linkTo(actor, file)));
  }
}
