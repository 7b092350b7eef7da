import type Stripe from "stripe";

export interface StripeOptions {
  /** Where Stripe's API is, when it isn't at Stripe's: a simulator. */
  readonly apiBase: URL | null;
  readonly timeoutMs?: number;
  readonly retries?: number;
  /** Carries the requests; over the network unless told otherwise. */
  readonly httpClient?: Stripe.StripeConfig["httpClient"];
}

/** Short enough for somebody who waits at a form. */
const defaultTimeoutMs = 5_000;

/** Loaded when it is first needed: it takes a quarter of a second, which no start should wait for. */
export const loadStripe = async (): Promise<typeof Stripe> => (await import("stripe")).default;

function placeOf(apiBase: URL): { host: string; port: number; protocol: "http" | "https" } {
  const secure = apiBase.protocol === "https:";
  return {
    host: apiBase.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: apiBase.port === "" ? (secure ? 443 : 80) : Number(apiBase.port),
    protocol: secure ? "https" : "http",
  };
}

/** Stripe's own client, which speaks the version of the API that it was made for. */
export const connect = (
  client: typeof Stripe,
  secretKey: string,
  { apiBase, timeoutMs = defaultTimeoutMs, retries = 1, httpClient }: StripeOptions,
): Stripe =>
  new client(secretKey, {
    ...(apiBase && placeOf(apiBase)),
    ...(httpClient && { httpClient }),
    telemetry: false,
    maxNetworkRetries: retries,
    timeout: timeoutMs,
  });
