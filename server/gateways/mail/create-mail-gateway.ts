import { InboxMail } from "./inbox-mail.ts";
import type { MailGateway } from "./mail-gateway.ts";
import { parseMailUrl } from "./mail-url.ts";
import { SmtpMail } from "./smtp-mail.ts";

/** The way mail goes out, and the address it comes from. Throws an error naming `MAIL_URL` where it can't be used. */
export function createMailGateway(url: string, inboxFolder: string): { readonly gateway: MailGateway; readonly from: string } {
  const target = parseMailUrl(url);
  const gateway = target.kind === "inbox" ? new InboxMail(inboxFolder) : new SmtpMail(target);
  return { gateway, from: target.from };
}
