import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import {
  AssignConversationInput,
  CloseConversationInput,
  MarkConversationReadInput,
  MarkConversationUnreadInput,
  ReopenConversationInput,
  ReplyToConversationInput,
  SetConversationRepliesInput,
  StartConversationInput,
} from "./conversation.inputs.ts";
import { ConversationMessagePayload, ConversationPayload, toConversationPayload, toMessagePayload } from "./conversation.payloads.ts";
import type { ConversationService } from "./conversation.service.ts";
import { writerRule } from "./conversation.type.ts";

const clinicWrites = permitted("CONVERSATIONS_WRITE");

const idOf = (id: string): string | null => fromGlobalId("Conversation", id);

/** An id of another kind, or none of ours, becomes one that nothing has. */
const fileId = (id: string): string => fromGlobalId("MessageAttachment", id) ?? "";

@Resolver()
export class WriteConversationResolver {
  readonly #conversations: ConversationService;

  constructor(conversations: ConversationService) {
    this.#conversations = conversations;
  }

  @Mutation(() => ConversationMessagePayload, {
    description:
      "Starts a conversation with a patient, who is notified as they wish. Errors: `VALIDATION_FAILED`, `NOT_FOUND`, `CONFLICT`.",
  })
  @Access(clinicWrites)
  async startConversation(
    @Ctx() context: Context,
    @Arg("input", () => StartConversationInput, { description: "The conversation." }) input: StartConversationInput,
  ): Promise<ConversationMessagePayload> {
    const { subject, bodyHtml, allowReplies, repliesUntil, repliesOnce, assignToMe, requestKey } = input;
    const outcome = await this.#conversations.start(context.actor, {
      ...{ subject, bodyHtml, allowReplies, repliesUntil, repliesOnce, assignToMe, requestKey },
      patientId: fromGlobalId("Patient", input.patientId),
      attachmentIds: input.attachmentIds.map(fileId),
    });
    return toMessagePayload(outcome, context);
  }

  @Mutation(() => ConversationMessagePayload, {
    description:
      "Writes in a conversation: the clinic, or its patient, whose reply is accepted where the clinic's settings and the conversation allow it " +
      "at that moment. Errors: `REPLIES_OFF`, `CONVERSATION_CLOSED`, `VALIDATION_FAILED`, `NOT_FOUND`, `CONFLICT`; `TOO_MANY_REQUESTS` for a " +
      "patient's reply after 60 in an hour or 200 in a day.",
  })
  @Access(writerRule)
  async replyToConversation(
    @Ctx() context: Context,
    @Arg("input", () => ReplyToConversationInput, { description: "The message." }) input: ReplyToConversationInput,
  ): Promise<ConversationMessagePayload> {
    const { bodyHtml, bodyText, requestKey } = input;
    const outcome = await this.#conversations.reply(context.actor, {
      ...{ bodyHtml, bodyText, requestKey },
      conversationId: idOf(input.conversationId),
      attachmentIds: input.attachmentIds.map(fileId),
    });
    return toMessagePayload(outcome, context);
  }

  @Mutation(() => ConversationPayload, { description: "Closes a conversation: nobody writes in it then. Errors: `NOT_FOUND`, `CONFLICT`." })
  @Access(clinicWrites)
  async closeConversation(
    @Ctx() context: Context,
    @Arg("input", () => CloseConversationInput, { description: "Which one." }) { conversationId, version }: CloseConversationInput,
  ): Promise<ConversationPayload> {
    const outcome = await this.#conversations.close(context.actor, { conversationId: idOf(conversationId), version });
    return toConversationPayload(outcome, context);
  }

  @Mutation(() => ConversationPayload, { description: "Opens a closed conversation again. Errors: `NOT_FOUND`, `CONFLICT`." })
  @Access(clinicWrites)
  async reopenConversation(
    @Ctx() context: Context,
    @Arg("input", () => ReopenConversationInput, { description: "Which one." }) { conversationId, version }: ReopenConversationInput,
  ): Promise<ConversationPayload> {
    const outcome = await this.#conversations.reopen(context.actor, { conversationId: idOf(conversationId), version });
    return toConversationPayload(outcome, context);
  }

  @Mutation(() => ConversationPayload, {
    description: "Says whether the patient may reply from now on. Errors: `VALIDATION_FAILED`, `NOT_FOUND`, `CONFLICT`.",
  })
  @Access(clinicWrites)
  async setConversationReplies(
    @Ctx() context: Context,
    @Arg("input", () => SetConversationRepliesInput, { description: "Which one, and how." }) input: SetConversationRepliesInput,
  ): Promise<ConversationPayload> {
    const { conversationId, version, ...replies } = input;
    const outcome = await this.#conversations.setReplies(context.actor, { conversationId: idOf(conversationId), version }, replies);
    return toConversationPayload(outcome, context);
  }

  @Mutation(() => ConversationPayload, { description: "Makes a conversation a staff member's, or nobody's. Errors: `NOT_FOUND`." })
  @Access(clinicWrites)
  async assignConversation(
    @Ctx() context: Context,
    @Arg("input", () => AssignConversationInput, { description: "Which one, and whose." }) input: AssignConversationInput,
  ): Promise<ConversationPayload> {
    const staffMemberId = input.staffMemberId ? (fromGlobalId("StaffMember", input.staffMemberId) ?? "") : null;
    const outcome = await this.#conversations.assign(context.actor, { conversationId: idOf(input.conversationId), staffMemberId });
    return toConversationPayload(outcome, context);
  }

  @Mutation(() => ConversationPayload, {
    description:
      "Says how far the viewer's side has read: the patient, or the clinic's staff as one. Never goes back. Errors: `NOT_FOUND`.",
  })
  @Access(writerRule)
  async markConversationRead(
    @Ctx() context: Context,
    @Arg("input", () => MarkConversationReadInput, { description: "How far." }) input: MarkConversationReadInput,
  ): Promise<ConversationPayload> {
    const outcome = await this.#conversations.markRead(context.actor, idOf(input.conversationId), input.throughPosition);
    return toConversationPayload(outcome, context);
  }

  @Mutation(() => ConversationPayload, {
    description:
      "Puts the patient's last message back among what staff have to read. Errors: `NOT_FOUND`, `VALIDATION_FAILED` where there is none.",
  })
  @Access(clinicWrites)
  async markConversationUnread(
    @Ctx() context: Context,
    @Arg("input", () => MarkConversationUnreadInput, { description: "Which one." }) { conversationId }: MarkConversationUnreadInput,
  ): Promise<ConversationPayload> {
    return toConversationPayload(await this.#conversations.markUnread(context.actor, idOf(conversationId)), context);
  }
}
