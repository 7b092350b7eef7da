import { Field, ID, Int, ObjectType } from "type-graphql";
import { Access } from "../../graphql/access.ts";
import { enumOf } from "../../graphql/enums.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { DateTime } from "../../graphql/scalars.ts";
import type { ConversationEvent, ConversationEventKind } from "./conversation-event.entity.ts";
import { conversationEventKinds } from "./conversation-event.entity.ts";
import { clinicReads } from "./conversation.type.ts";

const ConversationEventKindEnum = enumOf("ConversationEventKind", "What staff did with a conversation.", conversationEventKinds, {
  STARTED: "They started it.",
  CLOSED: "They closed it.",
  REOPENED: "They opened it again.",
  REPLIES_CHANGED: "They changed whether the patient may reply.",
  ASSIGNED: "They made it somebody's, or nobody's.",
});

@ObjectType("ConversationEvent", { description: "Something that staff did with a conversation, besides writing in it." })
@Access(clinicReads)
export class ConversationEventType {
  /** The row, for fields that resolvers add. */
  row!: ConversationEvent;

  @Field(() => ID, { description: "Opaque and stable; unique over all types." })
  id!: string;

  @Field(() => ConversationEventKindEnum, { description: "What they did." })
  kind!: ConversationEventKind;

  @Field(() => DateTime, { description: "When." })
  occurredAt!: Date;

  @Field(() => Int, { description: "The position of the message after which it was; 0 for the beginning." })
  afterPosition!: number;

  @Field(() => Boolean, { nullable: true, description: "Whether replies became allowed, where that is what it says." })
  repliesAllowed!: boolean | null;

  @Field(() => DateTime, { nullable: true, description: "Until when." })
  repliesUntil!: Date | null;

  @Field(() => Boolean, { nullable: true, description: "Whether one only." })
  repliesOnce!: boolean | null;
}

export const toEvent = (row: ConversationEvent): ConversationEventType => {
  const { kind, occurredAt, afterPosition, repliesAllowed, repliesUntil, repliesOnce } = row;
  const id = toGlobalId("ConversationEvent", row.id);
  return Object.assign(new ConversationEventType(), {
    ...{ row, id, kind, occurredAt, afterPosition, repliesAllowed, repliesUntil, repliesOnce },
  });
};
