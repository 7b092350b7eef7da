/** What a payment provider says of the account behind a secret key. */
export type AccountAnswer =
  | { readonly kind: "ok"; readonly accountId: string; readonly livemode: boolean; readonly chargesEnabled: boolean }
  /** The provider doesn't know the key, or no longer. */
  | { readonly kind: "refused" }
  /** The key is good, but a restricted one that may not read the account. */
  | { readonly kind: "unreadable" }
  /** No answer: the network, an outage, a limit. It says nothing about the key. */
  | { readonly kind: "unreachable" };

export interface PaymentGateway {
  /** Never throws, and never repeats the key. */
  checkAccount(secretKey: string): Promise<AccountAnswer>;
}
