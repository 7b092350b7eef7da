import type * as Sns from "@aws-sdk/client-sns";
import { awsClientSettings } from "../aws/aws-client-settings.ts";
import { classifyAwsError } from "../aws/classify-aws-error.ts";
import { DeliveryRefused } from "../delivery-error.ts";
import type { TextGateway, TextMessage } from "./text-gateway.ts";
import type { TextTarget } from "./text-url.ts";

type SnsTarget = Extract<TextTarget, { kind: "sns" }>;

interface Opened {
  readonly sdk: typeof Sns;
  readonly client: Sns.SNSClient;
}

const requestTimeoutMs = 20_000;
const e164 = /^\+[1-9]\d{6,14}$/;

/** The number or the text. What SNS says of the sender's name, the spending limit or the credentials is ours to mend. */
const blamesMessage = (name: string, said: string): boolean =>
  name === "OptedOutException" || (/^InvalidParameter(?:Value)?Exception$/.test(name) && !/Sender|AWS\.SNS|MessageAttributes/i.test(said));

const attribute = (StringValue: string) => ({ DataType: "String", StringValue });

/**
 * Amazon SNS, by its own client. SNS knows no deduplication of text messages: one whose acceptance a crash left unnoted goes out
 * again, with the same words.
 */
export class SnsText implements TextGateway {
  readonly #target: SnsTarget;
  readonly #timeoutMs: number;
  #opened: Promise<Opened> | null = null;

  constructor(target: SnsTarget, timeoutMs = requestTimeoutMs) {
    this.#target = target;
    this.#timeoutMs = timeoutMs;
  }

  async send({ to, body }: TextMessage): Promise<void> {
    if (!e164.test(to)) throw new DeliveryRefused("SNS_NOT_A_NUMBER");
    const { senderId } = this.#target;
    try {
      const { sdk, client } = await this.#open();
      const command = new sdk.PublishCommand({
        PhoneNumber: to,
        Message: body,
        MessageAttributes: {
          // Carriers deliver these first, and to people who refuse advertisements.
          "AWS.SNS.SMS.SMSType": attribute("Transactional"),
          ...(senderId !== null && { "AWS.SNS.SMS.SenderID": attribute(senderId) }),
        },
      });
      await client.send(command);
    } catch (error) {
      throw classifyAwsError("SNS", error, blamesMessage);
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
    const sdk = await import("@aws-sdk/client-sns");
    return { sdk, client: new sdk.SNSClient(awsClientSettings(this.#target.place, this.#timeoutMs)) };
  }
}
