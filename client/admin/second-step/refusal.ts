import { graphql } from "../../gql/index.ts";
import { type Problem, problemsOf } from "../../shared/forms/problems.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";

export const RefusalFields = graphql(`
  fragment RefusalFields on UserError {
    code
    ...UserErrorFields
    ... on TooManyRequests {
      retryAt
    }
  }
`);

/** Why a password or a code did not do. */
export interface Refusal {
  readonly problems: readonly Problem[];
  /** From when on it may be tried again; a wait is shown by itself, not among the problems. */
  readonly retryAt: string | null;
  /** Whether what waited for a code does so no longer. */
  readonly expired: boolean;
}

export const noRefusal: Refusal = { problems: [], retryAt: null, expired: false };

/** The request itself did not arrive, or was not answered. */
export const failedRefusal: Refusal = { ...noRefusal, problems: [{ field: null, words: "form.failed" }] };

export function readRefusal(masked: readonly FragmentType<typeof RefusalFields>[]): Refusal {
  const errors = masked.map((error) => readFragment(RefusalFields, error));
  const wait = errors.find((error) => "retryAt" in error);
  return {
    problems: problemsOf(errors.filter((error) => error !== wait)),
    retryAt: wait && "retryAt" in wait ? wait.retryAt : null,
    expired: errors.some(({ code }) => code === "SECOND_STEP_EXPIRED"),
  };
}
