import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { shownBody } from "../body/shown-body.ts";
import type { ConversationDraft } from "./conversation-draft.entity.ts";

export const draftRule = permitted("CONVERSATIONS_WRITE");

@ObjectType("ConversationDraft", {
  description: "What the staff member who is signed in began to write. Kept 30 days after its last change.",
})
@Access(draftRule)
export class ConversationDraftType {
  /** The row, for fields that resolvers add. */
  row!: ConversationDraft;

  @Field(() => ID, { description: "Opaque and stable." })
  id!: string;

  @Field(() => ID, { description: "The patient for whom it is." })
  patientId!: string;

  @Field(() => ID, { nullable: true, description: "The conversation that it goes on with; null for a new one." })
  conversationId!: string | null;

  @Field(() => String, { description: "The subject so far; empty for a message of a conversation." })
  subject!: string;

  @Field(() => String, { description: "The message so far, as the HTML of messages." })
  bodyHtml!: string;

  @Field(() => Boolean, { nullable: true, description: "Whether the patient may reply; null for what the settings say." })
  allowReplies!: boolean | null;

  @Field(() => DateTime, { nullable: true, description: "Until when the patient may reply; null for no end." })
  repliesUntil!: Date | null;

  @Field(() => Boolean, { description: "Whether the patient may reply only once." })
  repliesOnce!: boolean;

  @Field(() => DateTime, { description: "When it was last changed." })
  savedAt!: Date;
}

@InputType({ description: "A draft, whole: what is absent is empty. Name either the patient or the conversation." })
export class SaveConversationDraftInput {
  @Field(() => ID, { nullable: true, description: "The patient with whom a conversation is to begin." })
  patientId?: string | null;

  @Field(() => ID, { nullable: true, description: "The conversation that it goes on with." })
  conversationId?: string | null;

  @Field(() => String, { nullable: true, description: "At most 150 characters." })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: "HTML of at most 20,000 characters." })
  bodyHtml?: string | null;

  @Field(() => [ID], { nullable: true, description: "Uploaded files, in order; at most 10. They wait as long as the draft." })
  attachmentIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the patient may reply; null for what the settings say." })
  allowReplies?: boolean | null;

  @Field(() => DateTime, { nullable: true, description: "Until when the patient may reply." })
  repliesUntil?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the patient may reply only once." })
  repliesOnce?: boolean | null;
}

@InputType({ description: "Whose draft is thrown away: name either the patient or the conversation." })
export class DiscardConversationDraftInput {
  @Field(() => ID, { nullable: true, description: "The patient with whom a conversation was to begin." })
  patientId?: string | null;

  @Field(() => ID, { nullable: true, description: "The conversation that it went on with." })
  conversationId?: string | null;
}

@ObjectType({ description: "The draft as it is kept; null where it was thrown away, or why it was not saved." })
@Access(anyone)
export class ConversationDraftPayload extends Payload {
  @Field(() => ConversationDraftType, { nullable: true, description: "The draft." })
  draft!: ConversationDraftType | null;
}

export function toDraft(row: ConversationDraft): ConversationDraftType {
  const { subject, bodyHtml, allowReplies, repliesUntil, repliesOnce, savedAt } = row;
  return Object.assign(new ConversationDraftType(), {
    ...{ row, subject, allowReplies, repliesUntil, repliesOnce, savedAt },
    id: toGlobalId("ConversationDraft", row.id),
    patientId: toGlobalId("Patient", row.patientId),
    conversationId: row.conversationId && toGlobalId("Conversation", row.conversationId),
    bodyHtml: shownBody(bodyHtml),
  });
}
