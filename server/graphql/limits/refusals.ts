import { GraphQLError } from "graphql";

export const tooMuch = (what: string): GraphQLError =>
  new GraphQLError(`The document has too many ${what}.`, { extensions: { code: "RATE_LIMITED" } });

export const oneAtATime = (): GraphQLError =>
  new GraphQLError("The document has more than one authentication field.", { extensions: { code: "BAD_REQUEST" } });

export const idleFragment = (): GraphQLError =>
  new GraphQLError("A fragment of the document is unused or repeated.", { extensions: { code: "GRAPHQL_VALIDATION_FAILED" } });

export const tooCostly = (points: number, most: number): GraphQLError =>
  new GraphQLError(`The operation may cost ${points} points; ${most} are the most for one request. Ask for smaller pages.`, {
    extensions: { code: "RATE_LIMITED", http: { status: 400 } },
  });

/** When there are more stands in the headers. */
export const usedUp = (): GraphQLError => new GraphQLError(usedUpMessage, { extensions: { code: "RATE_LIMITED", http: { status: 429 } } });

export const usedUpMessage = "The points of this minute are used up; Retry-After says when there are more.";
