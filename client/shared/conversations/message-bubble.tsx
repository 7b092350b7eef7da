import { useId, type ReactNode } from "react";
import { type ShownAttachment, MessageAttachments, type RenewLink } from "./message-attachments.tsx";
import { MessageBody } from "./message-body.tsx";
import { MessageTime } from "./message-time.tsx";
import "./conversations.css";

/** What is read of a message on either side. */
export interface ShownMessage {
  readonly bodyHtml: string;
  readonly sentAt: string;
  readonly attachments: readonly ShownAttachment[];
}

interface MessageBubbleProps {
  readonly message: ShownMessage;
  /** Whether the reader's own side wrote it: it then stands at the end of the line. */
  readonly own: boolean;
  readonly author: ReactNode;
  readonly timeZone: string;
  /** The level of its heading, which names who wrote it. */
  readonly headingLevel?: 2 | 3;
  readonly renewLink: RenewLink;
  /** What became of it. */
  readonly children?: ReactNode;
}

/** A message in its conversation, as it looks. */
export function MessageBubble({ message, own, author, timeZone, headingLevel = 2, renewLink, children }: MessageBubbleProps) {
  const heading = useId();
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <article className={`message${own ? " own" : ""}`} aria-labelledby={heading}>
      <header className="message-head">
        <Heading id={heading}>{author}</Heading>
        <MessageTime at={message.sentAt} timeZone={timeZone} />
      </header>
      <MessageBody html={message.bodyHtml} headingLevel={headingLevel === 2 ? 3 : 4} />
      <MessageAttachments attachments={message.attachments} renewLink={renewLink} />
      {children && <div className="message-foot">{children}</div>}
    </article>
  );
}
