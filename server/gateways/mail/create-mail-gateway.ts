import { InboxMail } from "./inbox-mail.ts";
import type { MailGateway } from "./mail-gateway.ts";
import { parseMailUrl, type MailTarget } from "./mail-url.ts";
import { SesMail } from "./ses-mail.ts";
import { SmtpMail } from "./smtp-mail.ts";

/** The way mail goes out, and the address it comes from. Throws an error naming `MAIL_URL` where it can't be used. */
export function createMailGateway(url: string, inboxFolder: string): { readonly gateway: MailGateway; readonly from: string } {
  const target = parseMailUrl(url);
  return { gateway: gatewayOf(target, inboxFolder), from: target.from };
}

function gatewayOf(target: MailTarget, inboxFolder: string): MailGateway {
  switch (target.kind) {
    case "inbox":
      return new InboxMail(inboxFolder);
    case "ses":
      return new SesMail(target);
    case "smtp":
      return new SmtpMail(target);
  }
}
