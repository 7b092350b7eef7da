/** What GraphQL over HTTP is answered in; the first one where a caller does not say. */
export const answerTypes = ["application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8"] as const;

export type AnswerType = (typeof answerTypes)[number];

/**
 * The status of an answer to a well-formed request of which nothing was executed. Who reads plain `application/json` trusts the body only
 * with 200: anything else may come from a proxy in between.
 */
export const statusWithoutData = (answerType: AnswerType, status: number | undefined = 400): number => {
  const refused = status === 200 ? 400 : status;
  return refused === 400 && answerType === "application/json; charset=utf-8" ? 200 : refused;
};
