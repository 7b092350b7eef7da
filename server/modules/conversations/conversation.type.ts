import { Field, ID, Int, ObjectType } from "type-graphql";
import { Access, anyone, either, patientThemself, permitted } from "../../graphql/access.ts";
import { PageInfo } from "../../graphql/connection.ts";
import { enumOf } from "../../graphql/enums.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { Node } from "../../graphql/node.ts";
import { DateTime } from "../../graphql/scalars.ts";
import type { Conversation, MessageSide } from "./conversation.entity.ts";
import { messageSides } from "./conversation.entity.ts";
import { conversationFilters } from "./reading/conversation-filter.ts";
import type { Assignee } from "./threads/find-assignees.ts";
import { replyObstacles } from "./threads/reply-rule.ts";

export const clinicReads = permitted("CONVERSATIONS_READ");
export const conversationRule = either(patientThemself, clinicReads);
export const writerRule = either(patientThemself, permitted("CONVERSATIONS_WRITE"));

export const MessageSideEnum = enumOf("MessageSide", "Who wrote a message.", messageSides, {
  CLINIC: "The clinic: one of its staff, or a program for it.",
  PATIENT: "The patient.",
});

export const ReplyObstacleEnum = enumOf("ReplyObstacle", "Why nothing can be written in a conversation.", replyObstacles, {
  REPLIES_OFF: "The clinic takes no replies, or none in this conversation.",
  CONVERSATION_CLOSED: "The conversation is closed: nobody writes in it.",
  REPLIES_ENDED: "The time for replies is over.",
  REPLIED_ONCE: "One reply was allowed, and it was given.",
});

export const ConversationFilterEnum = enumOf("ConversationFilter", "Which conversations.", conversationFilters, {
  UNREAD: "Those in which the patient wrote something that staff have not read.",
  MINE: "Open ones that are assigned to the staff member who asks.",
  OPEN: "Those that are not closed.",
  CLOSED: "Those that are closed.",
  ALL: "All of them.",
});

@ObjectType({ description: "A staff member whose conversations can be." })
@Access(clinicReads)
export class ConversationAssignee {
  @Field(() => ID, { description: "Their id, for `assignConversation`." })
  id!: string;

  @Field(() => String, { description: "Their name." })
  name!: string;
}

export const toAssignee = ({ id, name }: Assignee): ConversationAssignee =>
  Object.assign(new ConversationAssignee(), { id: toGlobalId("StaffMember", id), name });

@ObjectType("Conversation", { implements: Node, description: "A thread between the clinic, which starts it, and one patient." })
@Access(conversationRule)
export class ConversationType extends Node {
  /** The row, for fields that resolvers add. */
  row!: Conversation;

  @Field(() => String, { description: "What it is about." })
  subject!: string;

  @Field(() => DateTime, { description: "When it was started." })
  startedAt!: Date;

  @Field(() => Boolean, { description: "Whether it is closed: nobody writes in it then." })
  closed!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When it was closed; null while it is open." })
  closedAt!: Date | null;

  @Field(() => Boolean, { description: "Whether the clinic lets the patient reply in it. Setting 4 and the closing still win over it." })
  repliesAllowed!: boolean;

  @Field(() => DateTime, { nullable: true, description: "No reply is accepted from then on; null for no end." })
  repliesUntil!: Date | null;

  @Field(() => Boolean, { description: "Whether the patient may reply once only." })
  repliesOnce!: boolean;

  @Field(() => Int, { description: "Counts what was decided about it: closing, reopening and replies. Messages leave it." })
  version!: number;

  @Field(() => DateTime, { description: "When the last message was written." })
  lastMessageAt!: Date;

  @Field(() => MessageSideEnum, { description: "Who wrote the last message." })
  lastMessageFrom!: MessageSide;

  @Field(() => String, { description: "How the last message begins: at most 120 characters, without markup." })
  preview!: string;

  @Field(() => Int, { description: "How many messages it has; also the last one's position." })
  messageCount!: number;
}

export function toConversationType(row: Conversation): ConversationType {
  const { subject, startedAt, closed, closedAt, repliesAllowed, repliesUntil, repliesOnce, version } = row;
  const { lastMessageAt, lastMessageFrom, preview, lastMessagePosition: messageCount } = row;
  const id = toGlobalId("Conversation", row.id);
  return Object.assign(new ConversationType(), {
    ...{ id, row, subject, startedAt, closed, closedAt, repliesAllowed, repliesUntil, repliesOnce, version },
    ...{ lastMessageAt, lastMessageFrom, preview, messageCount },
  });
}

@ObjectType({ description: "A conversation in its list." })
@Access(anyone)
export class ConversationEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => ConversationType, { description: "The conversation." })
  node!: ConversationType;
}

@ObjectType({ description: "A page of conversations." })
@Access(anyone)
export class ConversationConnection {
  @Field(() => [ConversationEdge], { description: "The conversations, those with the latest message first." })
  edges!: ConversationEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

@ObjectType("ConversationCounts", { description: "For the navigation: each counted to 100 at most. Cheap enough to ask for often." })
@Access(clinicReads)
export class ConversationCountsType {
  @Field(() => Int, { description: "Conversations that staff have to read." })
  unread!: number;

  @Field(() => Int, { description: "Open ones assigned to the staff member who asks." })
  mine!: number;

  @Field(() => Int, { description: "Open ones." })
  open!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the newest message of all was written; null where there is none. While it stays, no list has a new one.",
  })
  latestMessageAt!: Date | null;
}
