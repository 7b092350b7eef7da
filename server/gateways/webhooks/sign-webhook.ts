import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";

/** A new secret as Standard Webhooks writes it: 256 random bits. */
export const newWebhookSecret = (): string => `${prefix}${randomBytes(32).toString("base64")}`;

const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(prefix.length), "base64");

interface Signed {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
  readonly secrets: readonly string[];
}

/** The three headers of Standard Webhooks, with a signature for each secret. */
export function signatureHeaders({ id, at, body, secrets }: Signed): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const sign = (secret: string): string =>
    `v1,${createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": secrets.map(sign).join(" ") };
}
