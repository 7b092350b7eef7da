import { useState, type MouseEvent } from "react";
import { serverNow } from "../graphql/server-clock.ts";
import { useSharedText } from "../language/use-text.ts";
import { Icon } from "../ui/icon.tsx";
import { useSize } from "./use-size.ts";

export interface ShownAttachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly url: string;
  readonly expiresAt: string;
}

/** Asks for an attachment's address anew; null where it can't be had. */
export type RenewLink = (attachmentId: string) => Promise<string | null>;

/** A click takes a moment to arrive. */
const marginMilliseconds = 10_000;

/** As a click on a link does: a refusal does not take the reader away from the page. */
function download(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

/** Addresses live five minutes, pages longer: one that is over is asked for again before it is followed. */
function AttachmentLink({ attachment, renewLink }: { attachment: ShownAttachment; renewLink: RenewLink }) {
  const { id, name, mediaType, bytes, url, expiresAt } = attachment;
  const text = useSharedText();
  const sizeOf = useSize();
  const [state, setState] = useState<"calm" | "busy" | "failed">("calm");

  const follow = async (): Promise<void> => {
    setState("busy");
    const address = await renewLink(id);
    setState(address === null ? "failed" : "calm");
    if (address !== null) download(address, name);
  };
  const click = (event: MouseEvent): void => {
    if (serverNow() < Date.parse(expiresAt) - marginMilliseconds) return setState("calm");
    event.preventDefault();
    if (state !== "busy") void follow();
  };
  return (
    <>
      <a className="attachment" href={url} download={name} aria-busy={state === "busy" || undefined} onClick={click}>
        <Icon name={mediaType === "application/pdf" ? "note" : "image"} />
        <span>
          <span className="visually-hidden">{text("attachment.download")} </span>
          <span className="attachment-name">{name}</span>
          <span className="hint">{sizeOf(bytes)}</span>
        </span>
      </a>
      <p role="status" className={state === "failed" ? "field-error" : "visually-hidden"}>
        {state === "failed" ? text("attachment.failed") : ""}
      </p>
    </>
  );
}

interface MessageAttachmentsProps {
  readonly attachments: readonly ShownAttachment[];
  readonly renewLink: RenewLink;
}

export function MessageAttachments({ attachments, renewLink }: MessageAttachmentsProps) {
  const text = useSharedText();
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments" aria-label={text("attachment.list")}>
      {attachments.map((each) => (
        <li key={each.id}>
          <AttachmentLink attachment={each} renewLink={renewLink} />
        </li>
      ))}
    </ul>
  );
}
