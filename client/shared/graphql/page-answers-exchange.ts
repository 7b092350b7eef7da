import type { Exchange, Operation, OperationResult } from "urql";
import { filter, map, merge, onPush, pipe, share } from "wonka";
import { answerKey, dropAnswer, forgetPageAnswers, pageAnswer } from "./page-answers.ts";

const keyOf = ({ query, variables }: Operation): string => answerKey(query, variables);

/** The context of what looks whether something has changed: the page's answer is of before. */
export const anew = { anew: true } as const;

const isAnswered = (operation: Operation): boolean =>
  operation.kind === "query" && operation.context["anew"] !== true && pageAnswer(keyOf(operation)) !== undefined;

const answerTo = (operation: Operation): OperationResult => ({
  ...{ operation, data: pageAnswer(keyOf(operation)), error: undefined, extensions: undefined },
  ...{ stale: false, hasNext: false },
});

/** React looks for an answer while it renders, and again once that is shown: both belong to the same opening of a page. */
const oneOpeningMilliseconds = 1_000;

/** Answers a query that the page brought data for with them. Whatever changes something, or asks who is there, makes all of them old. */
export const pageAnswersExchange: Exchange = ({ forward }) => {
  const used = new Set<string>();

  const follow = (operation: Operation): void => {
    const key = keyOf(operation);
    if (isAnswered(operation)) {
      if (!used.has(key)) setTimeout(() => dropAnswer(key), oneOpeningMilliseconds);
      used.add(key);
    } else if (operation.kind === "mutation" || operation.context["anew"] === true) forgetPageAnswers();
  };

  return (operations$) => {
    const shared$ = pipe(operations$, onPush(follow), share);
    const answered$ = pipe(shared$, filter(isAnswered), map(answerTo));
    const forwarded$ = pipe(
      shared$,
      filter((operation) => !isAnswered(operation)),
      forward,
    );
    return merge([answered$, forwarded$]);
  };
};
