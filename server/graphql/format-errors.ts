import type { GraphQLFormattedError } from "graphql";
import { GraphQLError } from "graphql";
import { formatError, isUnexpected } from "./format-error.ts";
import type { RequestContext } from "./request-context.ts";

/** What the protocol calls errors that have no code of their own. */
export const withCode = (errors: readonly GraphQLError[], code: string): GraphQLError[] =>
  errors.map((error) => {
    if (error.extensions["code"] !== undefined) return error;
    const { message, nodes, source, positions, path, originalError, extensions } = error;
    return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions: { ...extensions, code } });
  });

/** Errors leave with the request's id and in its language; what nobody expected is logged first, without what it says. */
export function formatErrors(
  errors: readonly GraphQLError[],
  { locale, actor, logger, operationLabel = "" }: RequestContext,
): GraphQLFormattedError[] {
  return errors.map((error) => {
    if (isUnexpected(error)) logger.error("graphql.fault", { operationName: operationLabel }, error.originalError ?? error);
    return formatError(error.toJSON(), error, locale, actor.origin.requestId);
  });
}
