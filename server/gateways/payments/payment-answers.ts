/** Why something was not done, or not read. None of it repeats a key or what Stripe wrote for people. */
export type PaymentRefusal =
  /** The provider doesn't know the key, or no longer. */
  | { readonly kind: "refused" }
  /** The key is good, but may not do this, or its account may take no payments. */
  | { readonly kind: "restricted" }
  /** There is no such thing in the account of this key. */
  | { readonly kind: "missing" }
  /** The idempotency key was used with other parameters, or a request with it is under way (that one may be repeated later). */
  | { readonly kind: "conflict"; readonly reason: "OTHER_PARAMETERS" | "IN_PROGRESS" }
  /** It can't be done as asked: repeating it doesn't help. The code is Stripe's, which may have none. */
  | { readonly kind: "invalid"; readonly code: string | null; readonly parameter: string | null }
  /** No answer: the network, an outage, a limit. It says nothing about whether it was done. */
  | { readonly kind: "unreachable" };

export type PaymentAnswer<Found> = ({ readonly kind: "ok" } & Readonly<Found>) | PaymentRefusal;

/** What a payment provider says of the account behind a secret key. */
export type AccountAnswer =
  | { readonly kind: "ok"; readonly accountId: string; readonly livemode: boolean; readonly chargesEnabled: boolean }
  /** The provider doesn't know the key, or no longer. */
  | { readonly kind: "refused" }
  /** The key is good, but a restricted one that may not read the account. */
  | { readonly kind: "unreadable" }
  /** No answer: the network, an outage, a limit. It says nothing about the key. */
  | { readonly kind: "unreachable" };
