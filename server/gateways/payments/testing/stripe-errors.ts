/** What Stripe answers, as far as its own client looks at it. */
export interface StripeAnswer {
  readonly status: number;
  readonly body: unknown;
}

const error = (status: number, type: string, code: string | undefined, message: string): StripeAnswer => ({
  status,
  body: { error: { type, ...(code && { code }), message, request_log_url: "https://dashboard.stripe.com/test/logs/req_double" } },
});

/** As Stripe quotes a key in its messages. */
const quoted = (key: string): string => `${key.slice(0, 8)}${"*".repeat(12)}${key.slice(-4)}`;

export const noKey = (): StripeAnswer => error(401, "invalid_request_error", undefined, "You did not provide an API key.");

export const unknownKey = (key: string): StripeAnswer =>
  error(401, "invalid_request_error", undefined, `Invalid API Key provided: ${quoted(key)}`);

export const expiredKey = (key: string): StripeAnswer =>
  error(401, "invalid_request_error", "api_key_expired", `Expired API Key provided: ${quoted(key)}`);

export const lostAccount = (key: string, accountId: string): StripeAnswer =>
  error(
    403,
    "invalid_request_error",
    "account_invalid",
    `The provided key '${quoted(key)}' does not have access to account '${accountId}' (or that account does not exist).`,
  );

export const missingPermission = (key: string, accountId: string, permission: string): StripeAnswer =>
  error(
    403,
    "invalid_request_error",
    "more_permissions_required",
    `The provided key '${quoted(key)}' does not have the required permissions for this endpoint on account '${accountId}'. Having the '${permission}' permission would allow this request to continue.`,
  );

export const unknownPath = (method: string, path: string): StripeAnswer =>
  error(404, "invalid_request_error", undefined, `Unrecognized request URL (${method}: ${path}).`);

export const rateLimited = (): StripeAnswer => error(429, "invalid_request_error", "rate_limit", "Request rate limit exceeded.");

export const unavailable = (): StripeAnswer => error(503, "api_error", undefined, "Stripe is having trouble.");
