import type { GraphQLResponse } from "@apollo/server";
import { HeaderMap } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";
import { isUnavailable } from "../../db/errors.ts";
import { formatError } from "../../graphql/format-error.ts";
import type { KeyUse } from "../../graphql/key-use.ts";
import type { RequestContext } from "../../graphql/server.ts";
import { Fault } from "../../kernel/fault.ts";

/** A call that isn't broken off ends sooner than that. */
const retryAfterSeconds = 2;

const answer = (status: number, error: GraphQLFormattedError, headers: readonly (readonly [string, string])[] = []): GraphQLResponse => ({
  http: { status, headers: new HeaderMap(headers) },
  body: { kind: "single", singleResult: { errors: [error] } },
});

const formatted = ({ locale, actor }: RequestContext, error: unknown): GraphQLFormattedError =>
  formatError({ message: "" }, error, locale, actor.origin.requestId);

export function badRequest({ actor }: RequestContext, keyUse: KeyUse | null): GraphQLResponse {
  const message = keyUse
    ? "This mutation takes no Idempotency-Key."
    : "An Idempotency-Key goes with a request of exactly one mutation field.";
  return answer(400, { message, extensions: { code: "BAD_REQUEST", requestId: actor.origin.requestId } });
}

export function conflict(context: RequestContext, reason: "KEY_USED" | "IN_FLIGHT" | "ANSWER_LOST" | "SHOWN_ONCE"): GraphQLResponse {
  const headers = reason === "IN_FLIGHT" ? ([["retry-after", String(retryAfterSeconds)]] as const) : [];
  return answer(409, formatted(context, new Fault("CONFLICT", reason)), headers);
}

/** Nothing was done. */
export const fault = (context: RequestContext, error: unknown): GraphQLResponse =>
  isUnavailable(error)
    ? answer(503, formatted(context, error), [["retry-after", String(retryAfterSeconds)]])
    : answer(500, formatted(context, new Error()));
