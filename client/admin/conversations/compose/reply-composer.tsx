import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { useConversationText } from "../conversation-texts.ts";
import { ReplyTarget } from "./reply-target.ts";

export interface ReplyComposerProps {
  readonly conversation: FragmentType<typeof ReplyTarget>;
  /** The message is there. */
  readonly onSent: () => void;
  /** It was refused as somebody has closed the conversation: what was typed stays. */
  readonly onClosed: () => void;
}

/** Writes a message in a conversation that exists. Whoever renders it gives it the conversation's id as its key. */
export function ReplyComposer({ conversation }: ReplyComposerProps) {
  const text = useConversationText();
  const { id, viewerCanReply } = readFragment(ReplyTarget, conversation);
  if (!viewerCanReply) return null;
  return <section aria-label={text("compose.reply")} id={`reply-${id}`} />;
}
