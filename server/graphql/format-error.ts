import type { GraphQLFormattedError } from "graphql";
import { GraphQLError } from "graphql";
import { isUnavailable } from "../db/errors.ts";
import type { ErrorCode } from "../kernel/error-code.ts";
import { Fault } from "../kernel/fault.ts";
import type { Locale } from "../kernel/locale.ts";
import { explain } from "../kernel/problem-texts.ts";
import { placeOfValue, withoutValues } from "./without-values.ts";

/** Codes of the GraphQL protocol itself, whose messages speak of the caller's own document. */
const protocolCodes = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
]);

const withoutSuggestion = (message: string): string => message.replace(/ ?Did you mean [^?]*\?/g, "");

const harmless = (message: string): string => withoutValues(withoutSuggestion(message));

/** `Variable "$input" got invalid value … at "input.patients[3].sex"; …` → the input's path. */
function pathInVariables(message: string): string[] | undefined {
  const [, variable] = /^Variable "\$(\w+)" got invalid value /.exec(message) ?? [];
  return variable === undefined ? undefined : (placeOfValue(message) ?? variable).split(/[.[\]]+/).filter((part) => part !== "");
}

const causeOf = (error: unknown): unknown => (error instanceof GraphQLError ? (error.originalError ?? error) : error);

/** The fault that a resolver threw on purpose, if it was one. */
export const faultOf = (error: unknown): Fault | null => {
  const cause = causeOf(error);
  return cause instanceof Fault ? cause : null;
};

/** Whether nobody expected it: then it is masked and logged. */
export const isUnexpected = (error: unknown): boolean => {
  const cause = causeOf(error);
  return !(cause instanceof Fault) && !(cause instanceof GraphQLError);
};

/** Whether the database could not be reached, or too much was going on there: nothing is wrong with the request. */
export const comesOfUnavailability = (error: unknown): boolean => isUnavailable(causeOf(error));

/** What of an error leaves the house: a code, a text without the server's innards, and the request's id. */
export function formatError(formatted: GraphQLFormattedError, error: unknown, locale: Locale, requestId: string): GraphQLFormattedError {
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const answer = (code: ErrorCode, reason?: string) => ({
    message: explain({ code, path: [], ...(reason !== undefined && { reason }) })[locale],
    ...place,
    extensions: { code, ...(reason !== undefined && { reason }), requestId },
  });
  const fault = faultOf(error);
  if (fault) return answer(fault.code, fault.reason);
  const code = formatted.extensions?.["code"];
  if (code === "TIMED_OUT") return answer(code);
  if (code === "BAD_USER_INPUT") {
    const inputPath = pathInVariables(formatted.message);
    const extensions = { code: "VALIDATION_FAILED", ...(inputPath && { path: inputPath }), requestId };
    return { message: harmless(formatted.message), ...place, extensions };
  }
  const spoken =
    typeof code === "string" &&
    (protocolCodes.has(code) || code === "RATE_LIMITED" || code === "VALIDATION_FAILED" || code === "FORBIDDEN");
  if (!spoken || isUnexpected(error)) return comesOfUnavailability(error) ? answer("INTERNAL", "UNAVAILABLE") : answer("INTERNAL");
  return { message: harmless(formatted.message), ...place, extensions: { code, requestId } };
}
