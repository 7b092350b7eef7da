/** Where webhooks may go, besides public addresses over TLS. */
export interface WebhookTargets {
  /** Whether http without TLS will do: for a demo on one's own machine. */
  readonly plainHttp: boolean;
  /** Addresses of the own network that are meant: everything else that isn't public is refused. */
  readonly allowedAddresses: readonly string[];
}

export interface WebhookRequest {
  readonly url: string;
  /** The event's: the same at every try. */
  readonly id: string;
  /** When it is sent, as the signature says it. */
  readonly at: Date;
  readonly body: string;
  /** It is signed with each. */
  readonly secrets: readonly string[];
}

export type WebhookFailure = "ADDRESS_REFUSED" | "NAME_UNKNOWN" | "CONNECTION_FAILED" | "TLS_FAILED" | "TIMED_OUT" | "NO_HTTP" | "STOPPED";

/** What the receiver said, or why nothing is known of it. */
export type WebhookAnswer =
  | { readonly kind: "answered"; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: "failed"; readonly code: WebhookFailure };

export interface WebhookGateway {
  /** Never throws. A signal that ends it leaves open whether it arrived. */
  send(request: WebhookRequest, signal?: AbortSignal): Promise<WebhookAnswer>;
}
