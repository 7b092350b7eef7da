import { ArgsType, Field, ID, Int, ObjectType } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import { defaultPageSize, PageInfo } from "../../graphql/connection.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { shownBody } from "./body/shown-body.ts";
import type { MessageSide } from "./conversation.entity.ts";
import { clinicReads, conversationRule, MessageSideEnum } from "./conversation.type.ts";
import type { Message } from "./message.entity.ts";
import type { MessagePage } from "./reading/read-messages.ts";

/** Not a `Node`: a message is read in its conversation. */
@ObjectType("Message", { description: "What was written in a conversation." })
@Access(conversationRule)
export class MessageType {
  /** The row, for fields that resolvers add. */
  row!: Message;

  @Field(() => ID, { description: "Opaque and stable; unique over all types." })
  id!: string;

  @Field(() => Int, { description: "Its place in the conversation: 1 for the first." })
  position!: number;

  @Field(() => MessageSideEnum, { description: "Which side wrote it." })
  from!: MessageSide;

  @Field(() => String, { description: "Safe HTML of a few elements: paragraphs, emphasis, lists, links and tables." })
  bodyHtml!: string;

  @Field(() => String, { description: "The same without markup." })
  bodyText!: string;

  @Field(() => DateTime, { description: "When it was sent." })
  sentAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When the patient read it; null where they have not, and for their own." })
  @Access(clinicReads)
  readByPatientAt!: Date | null;
}

export function toMessage(row: Message): MessageType {
  const { position, from, bodyText, sentAt, readByPatientAt } = row;
  const id = toGlobalId("Message", row.id);
  // Once more on the way out: what was stored long ago is held to the rules of today.
  return Object.assign(new MessageType(), {
    ...{ row, id, position, from, bodyText, sentAt, readByPatientAt },
    bodyHtml: shownBody(row.bodyHtml),
  });
}

@ObjectType({ description: "A message in its conversation." })
@Access(anyone)
export class MessageEdge {
  @Field(() => String, { description: "Its place: give it as `before` for the messages before it." })
  cursor!: string;

  @Field(() => MessageType, { description: "The message." })
  node!: MessageType;
}

@ObjectType({ description: "A page of messages, in the order in which they were written." })
@Access(anyone)
export class MessageConnection {
  @Field(() => [MessageEdge], { description: "The messages." })
  edges!: MessageEdge[];

  @Field(() => PageInfo, { description: "Where the page stands: `startCursor` leads to the page before." })
  pageInfo!: PageInfo;
}

export function toMessageConnection({ items, hasPreviousPage }: MessagePage, before: string | null): MessageConnection {
  const edges = items.map(({ cursor, item }) => ({ cursor, node: toMessage(item) }));
  const pageInfo = {
    ...{ hasPreviousPage, hasNextPage: before !== null },
    ...{ startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
  };
  return { edges, pageInfo };
}

@ArgsType()
export class MessagesArgs {
  @Field(() => Int, {
    defaultValue: defaultPageSize,
    description: "How many at most, the newest; 100 is the largest page, and more is answered as 100.",
  })
  last!: number;

  @Field(() => String, { nullable: true, description: "The `startCursor` of the page that comes after." })
  before?: string | null;
}
