import type Stripe from "stripe";
import type { PaymentEvent } from "./payment-facts.ts";
import type { EventAnswer } from "./payment-gateway.ts";
import { idOf, instant, metadataOf } from "./stripe-objects.ts";

const longestAgeSeconds = 300;

interface Received {
  readonly rawBody: Uint8Array;
  readonly signatureHeader: string | undefined;
  readonly webhookSecret: string;
  readonly at: Date;
}

/** Stripe's own check; with a tolerance of 0 the age is not looked at. */
function isSigned({ webhooks }: typeof Stripe, { rawBody, signatureHeader, webhookSecret, at }: Received, tolerance: number): boolean {
  try {
    return webhooks.signature?.verifyHeader(rawBody, signatureHeader ?? "", webhookSecret, tolerance, undefined, at.getTime()) === true;
  } catch {
    return false;
  }
}

type Thing = Readonly<Record<string, unknown>>;

const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" && value.length <= 255 ? value : null);

function intentIn(object: Thing, kind: string): string | null {
  if (kind === "payment_intent") return textOf(object["id"]);
  const reference = object["payment_intent"];
  return typeof reference === "string" || (isThing(reference) && typeof reference["id"] === "string")
    ? textOf(idOf(reference as string | { readonly id: string }))
    : null;
}

function metadataIn(object: Thing): Readonly<Record<string, string>> {
  const metadata = isThing(object["metadata"]) ? object["metadata"] : {};
  return metadataOf(
    Object.fromEntries(Object.entries(metadata).filter((entry): entry is [string, string] => typeof entry[1] === "string")),
  );
}

function eventIn(parsed: unknown): PaymentEvent | null {
  if (!isThing(parsed) || parsed["object"] !== "event" || !isThing(parsed["data"])) return null;
  const { object } = parsed["data"];
  const [id, type] = [textOf(parsed["id"]), textOf(parsed["type"])];
  const { created, livemode } = parsed;
  if (id === null || type === null || typeof created !== "number" || typeof livemode !== "boolean" || !isThing(object)) return null;
  const objectKind = textOf(object["object"]) ?? "";
  return {
    ...{ id, type, createdAt: instant(created), livemode, accountId: textOf(parsed["account"]) },
    ...{ objectId: textOf(object["id"]), objectKind, intentId: intentIn(object, objectKind), metadata: metadataIn(object) },
  };
}

function parse(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(rawBody)) as unknown;
  } catch {
    return null;
  }
}

/** Signature and age first, over the bytes as they came; only then is looked at what they say. */
export function readStripeEvent(client: typeof Stripe, received: Received): EventAnswer {
  if (!isSigned(client, received, 0)) return { kind: "refused", reason: "SIGNATURE" };
  if (!isSigned(client, received, longestAgeSeconds)) return { kind: "refused", reason: "AGE" };
  const event = eventIn(parse(received.rawBody));
  return event ? { kind: "ok", event } : { kind: "refused", reason: "MALFORMED" };
}
