import { MessageAttachmentsResolver } from "./attachments/attachment.resolver.ts";
import { ConversationDraftResolver, DraftViewerResolver } from "./drafts/draft.resolver.ts";
import { ConversationsVersionResolver } from "./live/live.resolver.ts";
import { ConversationStampResolver } from "./live/stamp.resolver.ts";
import { MessageNoticeResolver } from "./notices/message-notice.resolver.ts";
import { ConversationTemplateResolver } from "./templates/template.resolver.ts";

/** Those of what belongs to messages and to writing them. */
export const writingResolverClasses = [
  MessageAttachmentsResolver,
  MessageNoticeResolver,
  ConversationTemplateResolver,
  DraftViewerResolver,
  ConversationDraftResolver,
  ConversationsVersionResolver,
  ConversationStampResolver,
] as const;
