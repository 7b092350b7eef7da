import type {
  BalanceMovement,
  CheckoutFacts,
  IntentFacts,
  MovementKind,
  PaymentSnapshot,
} from "../../../gateways/payments/payment-facts.ts";

const at = new Date("2026-03-14T15:00:00.000Z");

export const aSession = (facts: Partial<CheckoutFacts> = {}): CheckoutFacts => ({
  ...{ id: "cs_1", status: "open", paymentStatus: "unpaid", url: "https://pay.example/1", expiresAt: at, createdAt: at, livemode: false },
  ...{ amountCents: 5_000, currency: "cad", clientReferenceId: "P1", intentId: null, metadata: { portail_payment: "P1" } },
  ...facts,
});

export const anIntent = (facts: Partial<IntentFacts> = {}): IntentFacts => ({
  ...{ id: "pi_1", status: "succeeded", amountCents: 5_000, amountReceivedCents: 5_000, currency: "cad", livemode: false },
  metadata: { portail_payment: "P1" },
  ...facts,
});

let made = 0;

/** A line of the balance, by default with no fee and of something that no other one is about. */
export const aMovement = (kind: MovementKind, amountCents: number, facts: Partial<BalanceMovement> = {}): BalanceMovement => {
  made += 1;
  const none = { feeCents: 0, currency: "cad", refundMetadata: {}, createdAt: at };
  return { id: `txn_${made}`, kind, amountCents, sourceId: `src_${made}`, ...none, ...facts };
};

export const aSnapshot = (facts: Partial<PaymentSnapshot> = {}): PaymentSnapshot => ({
  ...{ session: null, intent: null, movements: [], disputes: [], refunds: [], failureCode: null, booked: true },
  ...facts,
});
