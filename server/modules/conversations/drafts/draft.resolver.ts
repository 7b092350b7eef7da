import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import { Viewer } from "../../../graphql/viewer.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { staffOf } from "../../staff/staff.resolver.ts";
import type { AttachmentService } from "../attachments/attachment.service.ts";
import type { MessageAttachment } from "../attachments/message-attachment.entity.ts";
import { MessageAttachmentType, toAttachmentType } from "../attachments/message-attachment.type.ts";
import type { ConversationDraft } from "./conversation-draft.entity.ts";
import type { DraftTarget } from "./draft-target.ts";
import type { ConversationDraftService } from "./draft.service.ts";
import type { DiscardConversationDraftInput as Target } from "./draft.type.ts";
import {
  ConversationDraftPayload,
  ConversationDraftType,
  DiscardConversationDraftInput,
  draftRule,
  SaveConversationDraftInput,
  toDraft,
} from "./draft.type.ts";

/** Exactly one of the two. */
function targetOf({ patientId, conversationId }: Target): Outcome<DraftTarget> {
  if (patientId && !conversationId) return success({ patientId: fromGlobalId("Patient", patientId) });
  if (conversationId && !patientId) return success({ conversationId: fromGlobalId("Conversation", conversationId) });
  return failure({ code: "VALIDATION_FAILED", path: ["input", "patientId"], reason: "PATIENT_OR_CONVERSATION" });
}

@Resolver(() => Viewer)
export class DraftViewerResolver {
  readonly #drafts: ConversationDraftService;

  constructor(drafts: ConversationDraftService) {
    this.#drafts = drafts;
  }

  @FieldResolver(() => [ConversationDraftType], {
    description: "What the staff member who is signed in began to write and did not send, the latest first; at most 100.",
  })
  @Access(draftRule)
  async conversationDrafts(@Ctx() context: Context): Promise<ConversationDraftType[]> {
    return (await this.#drafts.list(staffOf(context))).map(toDraft);
  }
}

@Resolver(() => ConversationDraftType)
export class ConversationDraftResolver {
  readonly #drafts: ConversationDraftService;
  readonly #attachments: AttachmentService;
  readonly #files;

  constructor(drafts: ConversationDraftService, attachments: AttachmentService) {
    this.#drafts = drafts;
    this.#attachments = attachments;
    this.#files = requestLoader<ConversationDraft, readonly MessageAttachment[]>(({ actor }, rows) => drafts.filesOf(actor, rows));
  }

  @FieldResolver(() => [MessageAttachmentType], { description: "The files that wait to go with it." })
  async attachments(@Ctx() context: Context, @Root() { row }: ConversationDraftType): Promise<MessageAttachmentType[]> {
    const actor = staffOf(context);
    return (await this.#files(context).load(row)).map((file) => toAttachmentType(file, this.#attachments.linkTo(actor, file)));
  }

  @Mutation(() => ConversationDraftPayload, {
    description:
      "Keeps what a staff member has written so far: one draft for each patient and conversation, the last one saved. Sending removes it.",
  })
  @Access(draftRule)
  async saveConversationDraft(
    @Ctx() context: Context,
    @Arg("input", () => SaveConversationDraftInput, { description: "For whom, and what." }) input: SaveConversationDraftInput,
  ): Promise<ConversationDraftPayload> {
    const target = targetOf(input);
    const attachmentIds = input.attachmentIds?.map((id) => fromGlobalId("MessageAttachment", id) ?? "");
    const saved = target.ok ? await this.#drafts.save(context.actor, target.value, { ...input, attachmentIds }) : target;
    if (!saved.ok) return { draft: null, errors: toUserErrors(saved.problems, context) };
    return { draft: toDraft(saved.value), errors: [] };
  }

  @Mutation(() => ConversationDraftPayload, { description: "Throws a draft away, also where there is none." })
  @Access(draftRule)
  async discardConversationDraft(
    @Ctx() context: Context,
    @Arg("input", () => DiscardConversationDraftInput, { description: "Which." }) input: DiscardConversationDraftInput,
  ): Promise<ConversationDraftPayload> {
    const target = targetOf(input);
    if (!target.ok) return { draft: null, errors: toUserErrors(target.problems, context) };
    await this.#drafts.discard(context.actor, target.value);
    return { draft: null, errors: [] };
  }
}
