import type { PaymentSnapshot } from "../../../../gateways/payments/payment-facts.ts";
import { hours, later, minutes } from "../../../../kernel/clock.ts";
import type { PaymentState } from "../payment-state.ts";

/** Stripe takes a moment to close what has expired. */
const afterExpiryMs = 5_000;

const unbookedMs = 30_000;

/** When Stripe is asked again though nobody says that anything happened; null where nothing more is expected. */
export function nextCheckAt(
  { state, sessionExpiresAt }: { readonly state: PaymentState; readonly sessionExpiresAt: Date | null },
  snapshot: Pick<PaymentSnapshot, "booked" | "intent"> | null,
  now: Date,
): Date | null {
  switch (state) {
    case "PREPARING":
      return later(now, unbookedMs);
    case "OPEN": {
      const soon = later(now, minutes(10));
      const expired = later(sessionExpiresAt ?? now, afterExpiryMs);
      return expired > now ? (expired < soon ? expired : soon) : later(now, minutes(1));
    }
    case "PROCESSING":
      return snapshot?.intent?.status === "processing" ? later(now, hours(1)) : later(now, unbookedMs);
    case "UNRESOLVED":
      return later(now, hours(6));
    default:
      return snapshot !== null && !snapshot.booked ? later(now, unbookedMs) : null;
  }
}
