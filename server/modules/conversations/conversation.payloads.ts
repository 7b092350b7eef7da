import { Field, ObjectType } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { Payload } from "../../graphql/payload.ts";
import type { UserErrorClass } from "../../graphql/user-error.ts";
import { toUserError, UserError } from "../../graphql/user-error.ts";
import { holds } from "../../kernel/actor.ts";
import type { ErrorCode } from "../../kernel/error-code.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import type { Conversation } from "./conversation.entity.ts";
import { clinicReads, ConversationType, ReplyObstacleEnum, toConversationType } from "./conversation.type.ts";
import { MessageType, toMessage } from "./message.type.ts";
import type { ReplyObstacle } from "./threads/reply-rule.ts";
import type { Thread } from "./threads/reply-to-conversation.ts";

@ObjectType({ description: "The conversation as it is now, or why it is not as was asked." })
@Access(anyone)
export class ConversationPayload extends Payload {
  @Field(() => ConversationType, { nullable: true, description: "The conversation; null where it failed." })
  conversation!: ConversationType | null;
}

@ObjectType({ description: "The message and its conversation, or why it was not accepted." })
@Access(anyone)
export class ConversationMessagePayload extends ConversationPayload {
  @Field(() => MessageType, { nullable: true, description: "The message; null where it failed." })
  message!: MessageType | null;
}

@ObjectType({ implements: UserError, description: "The clinic takes no reply here (any more); nothing was stored." })
@Access(anyone)
export class RepliesOff extends UserError {
  @Field(() => ReplyObstacleEnum, { description: "Why." })
  obstacle!: ReplyObstacle;

  @Field(() => String, { description: "Whom to call instead (E.164)." })
  clinicPhone!: string;
}

@ObjectType({ implements: UserError, description: "The conversation is closed: nobody writes in it. Nothing was stored." })
@Access(anyone)
export class ConversationClosed extends UserError {
  @Field(() => String, { description: "Whom to call instead (E.164)." })
  clinicPhone!: string;
}

@ObjectType({ implements: UserError, description: "Somebody else decided about the conversation since the version that was sent." })
@Access(clinicReads)
export class ConversationChanged extends UserError {
  @Field(() => ConversationType, { description: "The conversation as it is now." })
  current!: ConversationType;
}

const classes: Partial<Record<ErrorCode, UserErrorClass>> = { REPLIES_OFF: RepliesOff, CONVERSATION_CLOSED: ConversationClosed };

/** A conflict comes with the conversation as it is, for whoever may read it. */
function toError(problem: Problem, context: Context): UserError {
  const { current: row, ...facts } = problem.facts ?? {};
  const current = holds(context.actor, "CONVERSATIONS_READ") ? row : undefined;
  const error = toUserError({ ...problem, facts }, context, current ? { CONFLICT: ConversationChanged } : classes);
  const refused = problem.code in classes ? { clinicPhone: context.clinic.phone } : {};
  return Object.assign(error, refused, current && { current: toConversationType(current as Conversation) });
}

export const toConversationPayload = (outcome: Outcome<Conversation>, context: Context): ConversationPayload =>
  outcome.ok
    ? { conversation: toConversationType(outcome.value), errors: [] }
    : { conversation: null, errors: outcome.problems.map((problem) => toError(problem, context)) };

export const toMessagePayload = (outcome: Outcome<Thread>, context: Context): ConversationMessagePayload =>
  outcome.ok
    ? { conversation: toConversationType(outcome.value.conversation), message: toMessage(outcome.value.message), errors: [] }
    : { conversation: null, message: null, errors: outcome.problems.map((problem) => toError(problem, context)) };
