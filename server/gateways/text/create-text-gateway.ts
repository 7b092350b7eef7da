import { InboxText } from "./inbox-text.ts";
import { SnsText } from "./sns-text.ts";
import type { TextGateway } from "./text-gateway.ts";
import { parseTextUrl } from "./text-url.ts";

/** The way text messages go out; null where there is none. Throws an error naming `TEXT_URL` where it can't be used. */
export function createTextGateway(url: string | null, inboxFolder: string): TextGateway | null {
  if (url === null) return null;
  const target = parseTextUrl(url);
  return target.kind === "inbox" ? new InboxText(inboxFolder) : new SnsText(target);
}
