import type Stripe from "stripe";
import type { AccountAnswer } from "./payment-answers.ts";
import type { AccountGateway } from "./payment-gateway.ts";

interface StripePaymentsOptions {
  /** Where Stripe's API is, when it isn't at Stripe's: a simulator. */
  readonly apiBase: URL | null;
  readonly timeoutMs?: number;
  readonly retries?: number;
}

/** Short enough for somebody who waits at a form. */
const defaultTimeoutMs = 5_000;

const isLive = (secretKey: string): boolean => /^[sr]k_live_/.test(secretKey);

/** A restricted key may be good and lack the right to read the account; an account that the key lost is something else. */
const lacksOnlyTheRight = (secretKey: string, error: Stripe.errors.StripePermissionError): boolean =>
  secretKey.startsWith("rk_") && error.code !== "account_invalid";

/** Loaded when it is first needed: it takes a quarter of a second, which no start should wait for. */
const loadStripe = async (): Promise<typeof Stripe> => (await import("stripe")).default;

/** What an error of Stripe's says about the key. Its message may quote the key, and goes nowhere. */
function readError({ errors }: typeof Stripe, secretKey: string, error: unknown): AccountAnswer {
  if (error instanceof errors.StripeAuthenticationError) return { kind: "refused" };
  if (error instanceof errors.StripePermissionError) return { kind: lacksOnlyTheRight(secretKey, error) ? "unreadable" : "refused" };
  return { kind: "unreachable" };
}

/** Stripe, by its own client. */
export class StripePayments implements AccountGateway {
  readonly #options: StripePaymentsOptions;

  constructor(options: StripePaymentsOptions) {
    this.#options = options;
  }

  async checkAccount(secretKey: string): Promise<AccountAnswer> {
    const client = await loadStripe();
    try {
      const { id, charges_enabled: chargesEnabled } = await this.#connect(client, secretKey).accounts.retrieveCurrent();
      // Whatever answers in Stripe's place without an account, as a captive network does, has not judged the key.
      if (typeof id !== "string" || typeof chargesEnabled !== "boolean") return { kind: "unreachable" };
      return { kind: "ok", accountId: id, livemode: isLive(secretKey), chargesEnabled };
    } catch (error) {
      return readError(client, secretKey, error);
    }
  }

  #connect(client: typeof Stripe, secretKey: string): Stripe {
    const { apiBase, timeoutMs = defaultTimeoutMs, retries = 1 } = this.#options;
    return new client(secretKey, {
      ...(apiBase && placeOf(apiBase)),
      telemetry: false,
      maxNetworkRetries: retries,
      timeout: timeoutMs,
    });
  }
}

function placeOf(apiBase: URL): { host: string; port: number; protocol: "http" | "https" } {
  const secure = apiBase.protocol === "https:";
  return {
    host: apiBase.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: apiBase.port === "" ? (secure ? 443 : 80) : Number(apiBase.port),
    protocol: secure ? "https" : "http",
  };
}
