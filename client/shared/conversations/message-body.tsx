import { useMemo } from "react";
import { bodyNodes } from "./body-nodes.tsx";
import "./conversations.css";

interface MessageBodyProps {
  /** `bodyHtml`, as the server gives it. */
  readonly html: string;
  /** Of the headings inside: one below the heading under which the message stands. */
  readonly headingLevel?: 3 | 4 | 5;
}

export function MessageBody({ html, headingLevel = 3 }: MessageBodyProps) {
  const nodes = useMemo(() => bodyNodes(html, headingLevel), [html, headingLevel]);
  return <div className="message-body">{nodes}</div>;
}
