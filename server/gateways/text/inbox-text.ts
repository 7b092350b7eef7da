import { writeToInbox } from "../inbox/inbox-folder.ts";
import type { TextGateway, TextMessage } from "./text-gateway.ts";

/** Puts text messages into the development inbox instead of sending them. */
export class InboxText implements TextGateway {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async send({ to, body, deduplicationId }: TextMessage): Promise<void> {
    const sentAt = new Date().toISOString();
    await writeToInbox(this.#folder, deduplicationId, { channel: "SMS", to, subject: null, text: body, html: null, sentAt });
  }

  async close(): Promise<void> {}
}
