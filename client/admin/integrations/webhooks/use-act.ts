import { useState } from "react";
import type { CombinedError } from "urql";
import { type Problem, problemsOf, type UserErrorFields } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import type { FragmentType } from "../../../shared/graphql/fragments.ts";

export interface Payload {
  readonly errors: readonly FragmentType<typeof UserErrorFields>[];
}

export interface Answered<P> {
  readonly payload: P | null | undefined;
  readonly error: CombinedError | undefined;
}

const none: readonly Problem[] = [];

/** Something that is asked of the server, with what it says against it. Answers its payload; null where it was refused, or still is under way. */
export function useAct() {
  const [{ busy, problems }, setState] = useState<{ readonly busy: boolean; readonly problems: readonly Problem[] }>({
    busy: false,
    problems: none,
  });
  const act = async <P extends Payload>(send: () => Promise<Answered<P>>): Promise<P | null> => {
    if (busy) return null;
    setState({ busy: true, problems: none });
    const { payload, error } = await send();
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    const refused = payload ? problemsOf(payload.errors) : [whole];
    setState({ busy: false, problems: refused });
    return refused.length === 0 ? (payload ?? null) : null;
  };
  return { busy, problems, act, refuse: (said: readonly Problem[]) => setState({ busy: false, problems: said }) };
}
