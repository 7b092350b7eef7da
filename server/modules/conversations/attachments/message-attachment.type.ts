import { Field, ID, Int, ObjectType } from "type-graphql";
import { Access, either, patientThemself, permitted } from "../../../graphql/access.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import type { AttachmentLink } from "./attachment-link.ts";
import type { MessageAttachment } from "./message-attachment.entity.ts";

@ObjectType("MessageAttachment", { description: "A file that goes with a message." })
@Access(either(patientThemself, permitted("CONVERSATIONS_READ")))
export class MessageAttachmentType {
  @Field(() => ID, { description: "Opaque and stable." })
  id!: string;

  @Field(() => String, { description: "What it is called, with the ending of what it is." })
  name!: string;

  @Field(() => String, { description: "`application/pdf`, `image/jpeg` or `image/png`." })
  mediaType!: string;

  @Field(() => Int, { description: "How large it is." })
  bytes!: number;

  @Field(() => String, { description: "Where it can be downloaded until `expiresAt`, in the session that asked for it and in no other." })
  url!: string;

  @Field(() => DateTime, { description: "When `url` stops working; then ask for another." })
  expiresAt!: Date;
}

export const toAttachmentType = ({ id, name, mediaType, bytes }: MessageAttachment, link: AttachmentLink): MessageAttachmentType =>
  Object.assign(new MessageAttachmentType(), { id: toGlobalId("MessageAttachment", id), name, mediaType, bytes, ...link });
