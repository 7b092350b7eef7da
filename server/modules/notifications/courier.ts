import { DeliveryRefused } from "../../gateways/delivery-error.ts";
import type { MailGateway } from "../../gateways/mail/mail-gateway.ts";
import type { TextGateway } from "../../gateways/text/text-gateway.ts";
import type { OutboxMessage } from "./outbox-message.entity.ts";
import type { Payload } from "./payload.ts";
import { renderOneTimeCode } from "./templates/one-time-code.ts";
import { oneLine } from "./templates/shown.ts";

export interface Gateways {
  readonly mail: MailGateway;
  /** The address that e-mail comes from. */
  readonly mailFrom: string;
  /** Null where no text messages can be sent. */
  readonly text: TextGateway | null;
}

/** No mail program shall answer "out of office" to a code. */
const headers = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

/** Words the message and hands it to the gateway of its channel, under the same id at every try. */
export class Courier {
  readonly #gateways: Gateways;

  constructor(gateways: Gateways) {
    this.#gateways = gateways;
  }

  async send({ id, channel }: OutboxMessage, { to, facts }: Payload): Promise<void> {
    const { mail, mailFrom, text } = this.#gateways;
    if (channel === "SMS") {
      if (!text) throw new DeliveryRefused("NO_TEXT_GATEWAY");
      await text.send({ to, body: renderOneTimeCode({ ...facts, channel }).body, deduplicationId: id });
      return;
    }
    const { subject, text: plain, html } = renderOneTimeCode({ ...facts, channel });
    const from = { name: oneLine(facts.clinic.name), address: mailFrom };
    const messageId = `${id}@${mailFrom.slice(mailFrom.lastIndexOf("@") + 1)}`;
    await mail.send({ to, from, subject, text: plain, html, messageId, headers });
  }
}
