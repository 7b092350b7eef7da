import { writeToInbox } from "../inbox/inbox-folder.ts";
import type { MailGateway, MailMessage } from "./mail-gateway.ts";

/** Puts e-mail into the development inbox instead of sending it. */
export class InboxMail implements MailGateway {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async send({ to, subject, text, html, messageId }: MailMessage): Promise<void> {
    await writeToInbox(this.#folder, messageId, { channel: "EMAIL", to, subject, text, html, sentAt: new Date().toISOString() });
  }

  async close(): Promise<void> {}
}
