import { InboxText } from "./inbox-text.ts";
import type { TextGateway } from "./text-gateway.ts";

/** The way text messages go out; null where there is none. Throws an error naming `TEXT_URL` where it can't be used. */
export function createTextGateway(url: string | null, inboxFolder: string): TextGateway | null {
  if (url === null) return null;
  if (url !== "inbox:") throw new Error("TEXT_URL must be inbox:");
  return new InboxText(inboxFolder);
}
