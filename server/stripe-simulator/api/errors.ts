import type { ApiAnswer } from "./api-answer.ts";

interface Details {
  readonly code?: string;
  readonly param?: string;
}

const error = (status: number, type: string, details: Details, message: string): ApiAnswer => ({
  status,
  body: { error: { type, ...details, message, request_log_url: "https://dashboard.stripe.com/test/logs/req_simulated" } },
});

const invalid = (details: Details, message: string, status = 400): ApiAnswer => error(status, "invalid_request_error", details, message);

/** As Stripe quotes a key in its messages. */
const quoted = (key: string): string => `${key.slice(0, 8)}${"*".repeat(12)}${key.slice(-4)}`;

export const noKey = (): ApiAnswer => invalid({}, "You did not provide an API key.", 401);

export const unknownKey = (key: string): ApiAnswer => invalid({}, `Invalid API Key provided: ${quoted(key)}`, 401);

export const expiredKey = (key: string): ApiAnswer => invalid({ code: "api_key_expired" }, `Expired API Key provided: ${quoted(key)}`, 401);

export const lostAccount = (key: string, accountId: string): ApiAnswer =>
  invalid(
    { code: "account_invalid" },
    `The provided key '${quoted(key)}' does not have access to account '${accountId}' (or that account does not exist).`,
    403,
  );

export const missingPermission = (key: string, accountId: string, permission: string): ApiAnswer =>
  invalid(
    { code: "more_permissions_required" },
    `The provided key '${quoted(key)}' does not have the required permissions for this endpoint on account '${accountId}'. Having the '${permission}' permission would allow this request to continue.`,
    403,
  );

export const unknownPath = (method: string, path: string): ApiAnswer => invalid({}, `Unrecognized request URL (${method}: ${path}).`, 404);

export const noSuch = (kind: string, id: string, param = "id"): ApiAnswer =>
  invalid({ code: "resource_missing", param }, `No such ${kind}: '${id}'`, 404);

export const badParameter = (code: string, param: string, message: string): ApiAnswer => invalid({ code, param }, message);

/** Stripe has a message for it, and no code. */
export const notAsItIs = (message: string, param?: string): ApiAnswer => invalid({ ...(param && { param }) }, message);

export const notPossible = (code: string, message: string): ApiAnswer => invalid({ code }, message);

export const otherRequest = (key: string): ApiAnswer =>
  error(
    400,
    "idempotency_error",
    {},
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  );

export const requestUnderWay = (key: string): ApiAnswer =>
  error(
    409,
    "idempotency_error",
    { code: "idempotency_key_in_use" },
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}.`,
  );

export const rateLimited = (): ApiAnswer => invalid({ code: "rate_limit" }, "Request rate limit exceeded.", 429);

export const unavailable = (): ApiAnswer => error(503, "api_error", {}, "Stripe is having trouble.");

export const internalError = (): ApiAnswer => error(500, "api_error", {}, "An unknown error occurred.");
