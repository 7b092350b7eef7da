export type Metadata = Readonly<Record<string, string>>;

export interface AccountRecord {
  readonly id: string;
  /** False while Stripe lets it take no payments. */
  chargesEnabled: boolean;
  /** Whether the banks take refunds at once, or say so later. */
  refunds: "succeed" | "stay pending";
}

export interface KeyRecord {
  readonly key: string;
  readonly accountId: string;
  readonly live: boolean;
  /** What a restricted key may do; null for a secret key, which may do all. */
  permissions: readonly string[] | null;
  state: "valid" | "expired" | "without its account";
}

/** What everything that is bought and paid has: whose it is. Times are seconds since 1970, amounts cents. */
interface Owned {
  readonly id: string;
  readonly accountId: string;
  readonly live: boolean;
  readonly created: number;
}

export interface SessionLine {
  readonly name: string;
  readonly quantity: number;
  readonly unitAmount: number;
}

export interface SessionRecord extends Owned {
  readonly expiresAt: number;
  readonly currency: string;
  readonly lines: readonly SessionLine[];
  readonly amount: number;
  readonly successUrl: string;
  readonly cancelUrl: string | null;
  readonly locale: string | null;
  readonly clientReferenceId: string | null;
  readonly metadata: Metadata;
  readonly intentMetadata: Metadata;
  readonly captureMethod: string;
  readonly submitType: string | null;
  readonly url: string;
  status: "open" | "complete" | "expired";
  paid: boolean;
  intentId: string | null;
}

export type PaymentMethod = "card" | "acss_debit";

export interface IntentRecord extends Owned {
  readonly sessionId: string;
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Metadata;
  readonly captureMethod: string;
  status: "requires_payment_method" | "processing" | "succeeded" | "canceled";
  method: PaymentMethod | null;
  canceledAt: number | null;
  latestChargeId: string | null;
  failure: ChargeFailure | null;
}

export interface ChargeFailure {
  readonly code: string;
  readonly declineCode: string | null;
  readonly message: string;
}

export interface ChargeRecord extends Owned {
  readonly intentId: string;
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Metadata;
  readonly method: PaymentMethod;
  status: "succeeded" | "pending" | "failed";
  failure: ChargeFailure | null;
  disputed: boolean;
  transactionId: string | null;
  failureTransactionId: string | null;
}

export interface RefundRecord extends Owned {
  readonly chargeId: string;
  readonly intentId: string;
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Metadata;
  status: "pending" | "succeeded" | "failed";
  failureReason: string | null;
  transactionId: string | null;
  failureTransactionId: string | null;
}

export interface DisputeRecord extends Owned {
  readonly chargeId: string;
  readonly intentId: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  status: "needs_response" | "won" | "lost";
  readonly transactionIds: string[];
}

export type TransactionType =
  "charge" | "payment" | "refund" | "payment_refund" | "refund_failure" | "payment_failure_refund" | "adjustment" | "payout";

export interface TransactionRecord extends Owned {
  readonly type: TransactionType;
  readonly reportingCategory: string;
  readonly amount: number;
  readonly fee: number;
  readonly currency: string;
  readonly sourceId: string | null;
}

export interface EventRecord extends Owned {
  readonly type: string;
  /** The object as it was when it happened. */
  readonly object: unknown;
  delivery: "pending" | "delivered" | "lost";
}
