import type { GraphQLFormattedError } from "graphql";
import { isUnavailable } from "../../db/errors.ts";
import { statusWithoutData } from "../../graphql/answer-type.ts";
import { formatError } from "../../graphql/format-error.ts";
import type { KeyUse } from "../../graphql/key-use.ts";
import type { OperationAnswer } from "../../graphql/operation-answer.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { Fault } from "../../kernel/fault.ts";

/** A call that isn't broken off ends sooner than that. */
const retryAfterSeconds = 2;

const answer = (status: number, error: GraphQLFormattedError, headers: readonly (readonly [string, string])[] = []): OperationAnswer => ({
  status,
  headers,
  body: { errors: [error] },
});

const formatted = ({ locale, actor }: RequestContext, error: unknown): GraphQLFormattedError =>
  formatError({ message: "" }, error, locale, actor.origin.requestId);

export function badRequest({ actor, answerType }: RequestContext, keyUse: KeyUse | null): OperationAnswer {
  const message = keyUse
    ? "This mutation takes no Idempotency-Key."
    : "An Idempotency-Key goes with a request of exactly one mutation field.";
  return answer(statusWithoutData(answerType), { message, extensions: { code: "BAD_REQUEST", requestId: actor.origin.requestId } });
}

export function conflict(context: RequestContext, reason: "KEY_USED" | "IN_FLIGHT" | "ANSWER_LOST" | "SHOWN_ONCE"): OperationAnswer {
  const headers = reason === "IN_FLIGHT" ? ([["Retry-After", String(retryAfterSeconds)]] as const) : [];
  return answer(409, formatted(context, new Fault("CONFLICT", reason)), headers);
}

/** Nothing was done. */
export const fault = (context: RequestContext, error: unknown): OperationAnswer =>
  isUnavailable(error)
    ? answer(503, formatted(context, error), [["Retry-After", String(retryAfterSeconds)]])
    : answer(500, formatted(context, new Error()));
