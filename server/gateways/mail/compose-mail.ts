import type MailComposer from "nodemailer/lib/mail-composer";
import type { MailMessage } from "./mail-gateway.ts";

type Composition = NonNullable<ConstructorParameters<typeof MailComposer>[0]>;

/** The message in nodemailer's words. */
export const toComposition = (message: MailMessage): Composition => ({
  // As an object an address can't smuggle in a second one.
  to: { name: "", address: message.to },
  from: { ...message.from },
  subject: message.subject,
  text: message.text,
  html: message.html,
  messageId: `<${message.messageId}>`,
  headers: { ...message.headers },
});

/** The bytes of the whole e-mail (RFC 5322). Nothing is fetched or read from disk for it. */
export async function composeMail(message: MailMessage): Promise<Buffer> {
  const { default: Composer } = await import("nodemailer/lib/mail-composer");
  return new Composer({ ...toComposition(message), disableFileAccess: true, disableUrlAccess: true }).compile().build();
}
