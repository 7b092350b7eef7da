import { ConversationDraftResolver, DraftViewerResolver } from "../modules/conversations/drafts/draft.resolver.ts";
import { ConversationEventResolver } from "../modules/conversations/conversation-event.resolver.ts";
import { ConversationResolver } from "../modules/conversations/conversation.resolver.ts";
import { ConversationTemplateResolver } from "../modules/conversations/templates/template.resolver.ts";
import { MessageAttachmentsResolver } from "../modules/conversations/attachments/attachment.resolver.ts";
import { ConversationsVersionResolver } from "../modules/conversations/live/live.resolver.ts";
import { ConversationStampResolver } from "../modules/conversations/live/stamp.resolver.ts";
import { MessageNoticeResolver } from "../modules/conversations/notices/message-notice.resolver.ts";
import { MessageResolver } from "../modules/conversations/message.resolver.ts";
import { PatientConversationsResolver } from "../modules/conversations/patient-conversations.resolver.ts";
import { RepliesImpactResolver } from "../modules/conversations/replies-impact.resolver.ts";
import { WriteConversationResolver } from "../modules/conversations/write-conversation.resolver.ts";
import type { Services } from "../services.ts";

/** Those of conversations and of all that belongs to their messages. */
export const createConversationResolvers = (services: Services): object[] => [
  new WriteConversationResolver(services.conversations),
  new ConversationResolver(services.conversationReading, services.patients, services.recordActors),
  new MessageResolver(services.recordActors),
  new ConversationEventResolver(services.conversationReading, services.recordActors),
  new PatientConversationsResolver(services.conversationReading),
  new RepliesImpactResolver(services.conversationReading),
  new MessageAttachmentsResolver(services.attachments),
  new MessageNoticeResolver(services.messageNotices),
  new ConversationTemplateResolver(services.conversationTemplates, services.recordActors),
  new DraftViewerResolver(services.conversationDrafts),
  new ConversationDraftResolver(services.conversationDrafts, services.attachments),
  new ConversationsVersionResolver(services.conversationsLive),
  new ConversationStampResolver(services.conversationsLive),
];
