import type { CombinedError } from "urql";
import { type Problem, UserErrorFields } from "../../shared/forms/problems.ts";
import { hasFault } from "../../shared/graphql/faults.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { fieldAt } from "./selection.ts";

/** What was wrong with an answer, at the review form's fields; empty where nothing was. */
export function bulkProblems(
  errors: readonly FragmentType<typeof UserErrorFields>[] | undefined,
  error: CombinedError | undefined,
): Problem[] {
  if (errors)
    return errors
      .map((each) => readFragment(UserErrorFields, each))
      .map(({ path, messages }) => ({ field: fieldAt(path), words: messages }));
  return [{ field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" }];
}
