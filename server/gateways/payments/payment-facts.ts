/** Small texts of our own on the provider's things: ids, never anything about a person. */
export type PaymentMetadata = Readonly<Record<string, string>>;

export interface CheckoutFacts {
  readonly id: string;
  readonly status: "open" | "complete" | "expired";
  /** Complete and unpaid: a delayed method is on its way, or failed. */
  readonly paymentStatus: "paid" | "unpaid" | "no_payment_required";
  /** Where it is paid; null once it is no longer open. */
  readonly url: string | null;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly livemode: boolean;
  readonly amountCents: number;
  readonly currency: string;
  /** The id of ours that it was made with. */
  readonly clientReferenceId: string | null;
  readonly intentId: string | null;
  readonly metadata: PaymentMetadata;
}

export interface IntentFacts {
  readonly id: string;
  readonly status:
    "requires_payment_method" | "requires_confirmation" | "requires_action" | "requires_capture" | "processing" | "succeeded" | "canceled";
  readonly amountCents: number;
  readonly amountReceivedCents: number;
  readonly currency: string;
  readonly livemode: boolean;
  readonly metadata: PaymentMetadata;
}

export type MovementKind =
  | "CHARGE"
  /** A charge that was booked, and then failed after all. */
  | "CHARGE_FAILURE"
  | "REFUND"
  /** A refund that came back. */
  | "REFUND_FAILURE"
  | "DISPUTE"
  | "DISPUTE_REVERSAL"
  /** Payouts, the provider's own fees, and all that is no payment of a patient. */
  | "OTHER";

/** One line of the account's balance: it changed by the amount less the fee. A debit that its bank may still refuse has none yet. */
export interface BalanceMovement {
  readonly id: string;
  readonly kind: MovementKind;
  /** Positive where the account received. */
  readonly amountCents: number;
  readonly feeCents: number;
  readonly currency: string;
  /** The charge, refund or dispute behind it. */
  readonly sourceId: string | null;
  readonly refundMetadata: PaymentMetadata;
  readonly createdAt: Date;
}

export interface AccountMovement extends BalanceMovement {
  /** Null for what belongs to no payment. */
  readonly intentId: string | null;
}

export interface RefundFacts {
  readonly id: string;
  readonly status: "pending" | "requires_action" | "succeeded" | "failed" | "canceled";
  readonly amountCents: number;
  readonly intentId: string | null;
  readonly metadata: PaymentMetadata;
  readonly createdAt: Date;
  /** The provider's code; null where it has not failed. */
  readonly failureReason: string | null;
}

export interface DisputeFacts {
  readonly id: string;
  /** The provider's word; `won` and `lost` are final. */
  readonly status: string;
  readonly amountCents: number;
}

/** All that the provider knows of one payment. */
export interface PaymentSnapshot {
  /** Null where the payment was read by its intent, and was not made by Checkout. */
  readonly session: CheckoutFacts | null;
  /** Null until somebody has tried to pay. */
  readonly intent: IntentFacts | null;
  /** Every line of the balance that it caused, oldest first. */
  readonly movements: readonly BalanceMovement[];
  readonly disputes: readonly DisputeFacts[];
  readonly refunds: readonly RefundFacts[];
  /** Why the last try failed, as the provider's code; null where none did. */
  readonly failureCode: string | null;
  /** False while money was taken or given back that isn't in the balance yet: to be read again. */
  readonly booked: boolean;
}

/** What a webhook said. Its object may be old by now: the truth is read by its ids. */
export interface PaymentEvent {
  readonly id: string;
  readonly type: string;
  readonly createdAt: Date;
  readonly livemode: boolean;
  /** Set where the event is about an account connected to the one that was told. */
  readonly accountId: string | null;
  readonly objectId: string | null;
  /** The provider's word: `checkout.session`, `charge`, `refund`, `dispute`, `payment_intent`… */
  readonly objectKind: string;
  readonly intentId: string | null;
  readonly metadata: PaymentMetadata;
}
