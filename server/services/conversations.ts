import type { FileStore } from "../gateways/files/file-store.ts";
import type { Sweep } from "../kernel/sweep.ts";
import { attachFiles } from "../modules/conversations/attachments/attach-files.ts";
import { AttachmentService } from "../modules/conversations/attachments/attachment.service.ts";
import { ConversationReadingService } from "../modules/conversations/conversation-reading.service.ts";
import { ConversationService } from "../modules/conversations/conversation.service.ts";
import { ConversationDraftService, removeDraft } from "../modules/conversations/drafts/draft.service.ts";
import { LiveService } from "../modules/conversations/live/live.service.ts";
import { OwnConversationsReader } from "../modules/conversations/live/own-conversations.ts";
import type { MessageHook } from "../modules/conversations/message-hook.ts";
import { MessageNoticeService } from "../modules/conversations/notices/message-notices.service.ts";
import { ConversationTemplateService } from "../modules/conversations/templates/template.service.ts";
import { limitReplies } from "../modules/conversations/threads/limit-replies.ts";
import type { NotificationParts } from "../modules/sign-in/notification/notification-parts.ts";

interface Parts extends NotificationParts {
  readonly files: FileStore;
  readonly webhooks: MessageHook;
}

export interface Conversations {
  readonly conversations: ConversationService;
  readonly conversationReading: ConversationReadingService;
  readonly conversationTemplates: ConversationTemplateService;
  readonly conversationDrafts: ConversationDraftService;
  readonly attachments: AttachmentService;
  readonly messageNotices: MessageNoticeService;
  readonly conversationsLive: LiveService;
  readonly conversationSweeps: readonly Sweep[];
}

/** Everything that conversations are made of. */
export function createConversations(parts: Parts): Conversations {
  const { database, clock, settings } = parts;
  const attachments = new AttachmentService(parts);
  const conversationDrafts = new ConversationDraftService(database, clock);
  const messageNotices = new MessageNoticeService(parts);
  const threads = { ...parts, hooks: [limitReplies(parts), attachFiles, messageNotices.hook, removeDraft, parts.webhooks] };
  const own = new OwnConversationsReader(database);
  return {
    conversations: new ConversationService(threads),
    conversationReading: new ConversationReadingService(threads, own),
    conversationTemplates: new ConversationTemplateService(database, clock),
    conversationsLive: new LiveService(database, settings, own),
    ...{ conversationDrafts, attachments, messageNotices },
    conversationSweeps: [attachments.sweep, conversationDrafts.sweep, messageNotices.sweep],
  };
}
