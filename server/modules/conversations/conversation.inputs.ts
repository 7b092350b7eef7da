import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { PageArgs } from "../../graphql/connection.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { ConversationFilterEnum } from "./conversation.type.ts";
import type { ConversationFilter } from "./reading/conversation-filter.ts";

const once = "Whether the patient may reply once only. Absent or null: no.";
const until = "No reply is accepted from then on; absent or null for no end.";
const key = "A key of your own for this call, at most 64 characters: the same call sent again writes nothing twice.";

@ArgsType()
export class ConversationsArgs extends PageArgs {
  @Field(() => ConversationFilterEnum, { nullable: true, defaultValue: "OPEN", description: "Which ones; null for open ones." })
  filter?: ConversationFilter | null;

  @Field(() => ID, { nullable: true, description: "Those with one patient." })
  patientId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Words of the subject, of messages or of the patient's name, in any order; the last may be the beginning of one.",
  })
  search?: string | null;
}

@InputType({ description: "A conversation with its first message." })
export class StartConversationInput {
  @Field(() => ID, { description: "The patient." })
  patientId!: string;

  @Field(() => String, { description: "What it is about. At most 150 characters." })
  subject!: string;

  @Field(() => String, { description: "The message as HTML: what is not safe is dropped, and its text kept. At most 20,000 characters." })
  bodyHtml!: string;

  @Field(() => [ID], { defaultValue: [], description: "Files that were sent up for it: at most 10." })
  attachmentIds!: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the patient may reply. Absent or null: as setting 4 of the portal has it.",
  })
  allowReplies?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: until })
  repliesUntil?: string | null;

  @Field(() => Boolean, { nullable: true, description: once })
  repliesOnce?: boolean | null;

  @Field(() => Boolean, { defaultValue: false, description: "Whether it becomes the writer's own, where a staff member writes." })
  assignToMe!: boolean;

  @Field(() => String, { description: key })
  requestKey!: string;
}

@InputType({ description: "A message for a conversation that exists." })
export class ReplyToConversationInput {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;

  @Field(() => String, { nullable: true, description: "The message as HTML, for the clinic's side; or `bodyText`." })
  bodyHtml?: string | null;

  @Field(() => String, { nullable: true, description: "The message as text, with its lines. At most 20,000 characters." })
  bodyText?: string | null;

  @Field(() => [ID], { defaultValue: [], description: "Files that were sent up for it: at most 10. Patients send none." })
  attachmentIds!: string[];

  @Field(() => String, { description: key })
  requestKey!: string;
}

@InputType()
abstract class ConversationAsSeenInput {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;

  @Field(() => Int, { description: "Its version then." })
  version!: number;
}

@InputType({ description: "The conversation to close, as it was seen." })
export class CloseConversationInput extends ConversationAsSeenInput {}

@InputType({ description: "The conversation to open again, as it was seen." })
export class ReopenConversationInput extends ConversationAsSeenInput {}

@InputType({ description: "Whether the patient may reply from now on." })
export class SetConversationRepliesInput extends ConversationAsSeenInput {
  @Field(() => Boolean, { description: "Whether they may." })
  allowed!: boolean;

  @Field(() => DateTime, { nullable: true, description: until })
  until?: string | null;

  @Field(() => Boolean, { nullable: true, description: `${once} Who has replied may do so once again.` })
  once?: boolean | null;
}

@InputType({ description: "Whose a conversation becomes." })
export class AssignConversationInput {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;

  @Field(() => ID, { nullable: true, description: "One of `conversationAssignees`; null for nobody's." })
  staffMemberId?: string | null;
}

@InputType({ description: "How far a conversation was read." })
export class MarkConversationReadInput {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;

  @Field(() => Int, { description: "The position of the last message that was read." })
  throughPosition!: number;
}

@InputType({ description: "Which conversation." })
export class MarkConversationUnreadInput {
  @Field(() => ID, { description: "The conversation." })
  conversationId!: string;
}
