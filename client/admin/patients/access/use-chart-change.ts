import { useState } from "react";
import type { CombinedError } from "urql";
import { type Problem, problemsOf, type UserErrorFields } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import type { FragmentType } from "../../../shared/graphql/fragments.ts";

interface Answer<Done> {
  /** Null where it failed. */
  readonly done: Done | null | undefined;
  readonly errors: readonly FragmentType<typeof UserErrorFields>[] | undefined;
  readonly error: CombinedError | undefined;
}

/** One act at a chart: whether it is on its way, and what was wrong with it. */
export function useChartChange<Done>(act: () => Promise<Answer<Done>>, onDone: (done: Done) => void) {
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  const start = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblems([]);
    const { done, errors = [], error } = await act();
    setBusy(false);
    if (done && errors.length === 0) return onDone(done);
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setProblems(errors.length > 0 ? problemsOf(errors) : [whole]);
  };
  return { busy, problems, start };
}
