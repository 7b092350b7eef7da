import type * as Ses from "@aws-sdk/client-sesv2";
import { awsClientSettings } from "../aws/aws-client-settings.ts";
import { classifyAwsError } from "../aws/classify-aws-error.ts";
import { DeliveryRefused } from "../delivery-error.ts";
import { composeMail } from "./compose-mail.ts";
import type { MailGateway, MailMessage } from "./mail-gateway.ts";
import type { MailTarget } from "./mail-url.ts";

type SesTarget = Extract<MailTarget, { kind: "ses" }>;

interface Opened {
  readonly sdk: typeof Ses;
  readonly client: Ses.SESv2Client;
}

const requestTimeoutMs = 20_000;

/** One address, and nothing that a header or a list would be made of. */
const oneAddress = /^[^\s@<>,;"\p{C}]+@[^\s@<>,;"\p{C}]+$/u;

/**
 * What SES rejects for its content or its recipient stays rejected. A sender that isn't verified yet has the same name and is ours to
 * mend, as are the account, its limits and its credentials: giving every waiting message up for them would lose all of them.
 */
const blamesMessage = (name: string, said: string): boolean =>
  (name === "MessageRejected" && !/not verified/i.test(said)) || name === "BadRequestException";

/** Amazon SES, by its own client. */
export class SesMail implements MailGateway {
  readonly #target: SesTarget;
  readonly #timeoutMs: number;
  #opened: Promise<Opened> | null = null;

  constructor(target: SesTarget, timeoutMs = requestTimeoutMs) {
    this.#target = target;
    this.#timeoutMs = timeoutMs;
  }

  async send(message: MailMessage): Promise<void> {
    if (!oneAddress.test(message.to)) throw new DeliveryRefused("SES_NOT_ONE_ADDRESS");
    const { from, configurationSet } = this.#target;
    // SES puts an id of its own in the place of ours; in a header that it leaves alone a repetition can still be told.
    const headers = { ...message.headers, "X-Portail-Message-ID": `<${message.messageId}>` };
    try {
      const Data = await composeMail({ ...message, headers });
      const { sdk, client } = await this.#open();
      const command = new sdk.SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [message.to] },
        Content: { Raw: { Data } },
        ...(configurationSet !== null && { ConfigurationSetName: configurationSet }),
      });
      await client.send(command);
    } catch (error) {
      throw classifyAwsError("SES", error, blamesMessage);
    }
  }

  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => null);
    opened?.client.destroy();
    this.#opened = null;
  }

  /** Loaded with the first message: the SDK takes longer to load than the rest of the product. */
  #open(): Promise<Opened> {
    this.#opened ??= this.#connect().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #connect(): Promise<Opened> {
    const sdk = await import("@aws-sdk/client-sesv2");
    return { sdk, client: new sdk.SESv2Client(awsClientSettings(this.#target.place, this.#timeoutMs)) };
  }
}
