import type { PaymentParts } from "../payments/payment-parts.ts";
import { clinicOfEvent } from "./clinic-of-event.ts";
import { paymentEventTypes } from "./event-types.ts";
import type { RefusalLog } from "./refusal-log.ts";
import { storeEvent } from "./store-event.ts";

/** At which host an event came in. */
export interface EventPlace {
  /** The clinic of the host name, where it names one. */
  readonly clinicId: string | null;
  /** Whether it is the installation's own host. */
  readonly base: boolean;
}

/** `TAKEN` once it is stored, now or before. */
export type Receipt = "TAKEN" | "REFUSED";

interface Signer {
  readonly webhookSecret: string;
  /** A clinic's own secret speaks for that clinic alone. */
  readonly of: "CLINIC" | "INSTALLATION";
}

/**
 * Whose secrets are good there. One a clinic: while Stripe replaces a secret it signs with both for as long as the operator chose, so
 * that the one stored here works until the new one is entered, and the new one from then on.
 */
async function signersAt({ stripe }: PaymentParts, { clinicId, base }: EventPlace): Promise<Signer[]> {
  const own = clinicId === null ? null : await stripe.ownKeysOf(clinicId);
  const { installationKeys } = stripe;
  return [
    ...(own ? [{ webhookSecret: own.webhookSecret, of: "CLINIC" as const }] : []),
    ...(installationKeys && (base || !own) ? [{ webhookSecret: installationKeys.webhookSecret, of: "INSTALLATION" as const }] : []),
  ];
}

/** Takes an event that Stripe signed just now; nothing of it is looked at before that is certain. */
export async function receiveEvent(
  parts: PaymentParts,
  refusals: RefusalLog,
  place: EventPlace,
  rawBody: Uint8Array,
  signature: string,
): Promise<Receipt> {
  const { gateway, database, clock } = parts;
  const reasons: string[] = [];
  for (const { webhookSecret, of } of await signersAt(parts, place)) {
    const answer = await gateway.readEvent(rawBody, signature, webhookSecret, clock.now());
    if (answer.kind === "refused") {
      reasons.push(answer.reason);
      continue;
    }
    const { event } = answer;
    const clinicId = of === "CLINIC" ? place.clinicId! : await clinicOfEvent(database.manager, event, place.clinicId);
    // What is about an account that is connected to the one that was told is about none of ours.
    const concerns = paymentEventTypes.has(event.type) && event.accountId === null;
    await storeEvent(database, clinicId, event, concerns, clock.now());
    return "TAKEN";
  }
  refusals.note(reasons.find((reason) => reason !== "SIGNATURE") ?? reasons[0] ?? "NO_SECRET");
  return "REFUSED";
}
