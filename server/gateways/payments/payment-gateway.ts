import type { AccountAnswer, PaymentAnswer, PaymentRefusal } from "./payment-answers.ts";
import type { AccountMovement, CheckoutFacts, PaymentEvent, PaymentMetadata, PaymentSnapshot, RefundFacts } from "./payment-facts.ts";

/** What is paid on the provider's page. Nothing in it names a person or says what for. */
export interface CheckoutParams {
  readonly lines: readonly { readonly name: string; readonly amountCents: number }[];
  readonly currency: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** Seconds since 1970; between 30 minutes and 24 hours from now. */
  readonly expiresAt: number;
  readonly locale: "fr-CA" | "en";
  readonly clientReferenceId: string;
  /** Also on the payment itself. */
  readonly metadata: PaymentMetadata;
}

interface CheckoutRequest {
  /** The same key with the same parameters makes one page, however often it is asked for within 24 hours. */
  readonly idempotencyKey: string;
  readonly params: CheckoutParams;
}

interface MadeCheckout {
  readonly sessionId: string;
  readonly url: string;
  readonly expiresAt: Date;
  readonly intentId: string | null;
}

interface RefundRequest {
  readonly idempotencyKey: string;
  readonly intentId: string;
  readonly amountCents: number;
  readonly metadata: PaymentMetadata;
}

/** A page of a list, newest first. */
interface PageRequest {
  readonly since: Date;
  /** The `next` of the page before. */
  readonly after: string | null;
  /** At most 100. */
  readonly limit: number;
}

export type EventAnswer =
  | { readonly kind: "ok"; readonly event: PaymentEvent }
  /** Not signed with this secret; signed more than five minutes ago; signed, but no event. */
  | { readonly kind: "refused"; readonly reason: "SIGNATURE" | "AGE" | "MALFORMED" };

/** Asks about accounts. */
export interface AccountGateway {
  /** Never throws, and never repeats the key. */
  checkAccount(secretKey: string): Promise<AccountAnswer>;
}

/** Takes payments by card on the provider's own page. No method throws for what the provider says, or repeats a key. */
export interface PaymentGateway extends AccountGateway {
  createCheckout(secretKey: string, request: CheckoutRequest): Promise<PaymentAnswer<MadeCheckout>>;

  /** From an answer of `ok` on nobody can pay there; `complete` is too late, and the payment is to be read. */
  expireCheckout(secretKey: string, sessionId: string): Promise<{ readonly kind: "ok" | "complete" } | PaymentRefusal>;

  readPayment(
    secretKey: string,
    of: { readonly sessionId: string } | { readonly intentId: string },
  ): Promise<PaymentAnswer<{ snapshot: PaymentSnapshot }>>;

  createRefund(secretKey: string, request: RefundRequest): Promise<PaymentAnswer<{ refund: RefundFacts }>>;

  readRefund(secretKey: string, refundId: string): Promise<PaymentAnswer<{ refund: RefundFacts }>>;

  /** The account's balance line by line. */
  listMovements(
    secretKey: string,
    page: PageRequest,
  ): Promise<PaymentAnswer<{ movements: readonly AccountMovement[]; next: string | null }>>;

  /** The pages that were made. */
  findSessions(secretKey: string, page: PageRequest): Promise<PaymentAnswer<{ sessions: readonly CheckoutFacts[]; next: string | null }>>;

  /** Reads nothing of the body before its signature and age are found good. */
  readEvent(rawBody: Uint8Array, signatureHeader: string | undefined, webhookSecret: string, at: Date): Promise<EventAnswer>;
}
