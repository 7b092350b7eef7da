import { DeliveryFailed, DeliveryRefused } from "../../gateways/delivery-error.ts";
import type { MailGateway } from "../../gateways/mail/mail-gateway.ts";
import type { TextGateway } from "../../gateways/text/text-gateway.ts";
import { kindNamed } from "./kinds/kinds.ts";
import type { OutboxMessage } from "./outbox-message.entity.ts";
import type { Payload } from "./payload.ts";
import { oneLine } from "./templates/shown.ts";

export interface Gateways {
  readonly mail: MailGateway;
  /** The address that e-mail comes from. */
  readonly mailFrom: string;
  /** Null where no text messages can be sent. */
  readonly text: TextGateway | null;
}

/** No mail program shall answer "out of office". */
const headers = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

/** Words the message and hands it to the gateway of its channel, under the same id at every try. */
export class Courier {
  readonly #gateways: Gateways;

  constructor(gateways: Gateways) {
    this.#gateways = gateways;
  }

  async send({ id, kind: name, channel }: OutboxMessage, { to, facts: written }: Payload, at: Date): Promise<void> {
    const { mail, mailFrom, text } = this.#gateways;
    const kind = kindNamed(name);
    // Written by a newer version beside which this one still runs: that one will know how to say it.
    if (!kind) throw new DeliveryFailed("UNKNOWN_KIND");
    const facts = kind.stillTrue?.(written, at) ?? written;
    if (channel === "SMS") {
      if (!text) throw new DeliveryRefused("NO_TEXT_GATEWAY");
      await text.send({ to, body: kind.renderText(facts), deduplicationId: id });
      return;
    }
    const from = { name: oneLine(facts.clinic.name), address: mailFrom };
    const messageId = `${id}@${mailFrom.slice(mailFrom.lastIndexOf("@") + 1)}`;
    await mail.send({ to, from, ...kind.renderEmail(facts), messageId, headers });
  }
}
