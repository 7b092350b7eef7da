import { type Problem, problemsOf } from "../../shared/forms/problems.ts";
import { useNow } from "../../shared/ui/use-now.ts";

/** The server asks for patience: until when, or whom to call where only the clinic helps. */
export interface Wait {
  readonly words: Problem["words"];
  readonly retryAt: string;
  readonly clinicPhone: string | null;
}

/** As much of an error as tells whether it asks for patience. */
export type Refusal = Parameters<typeof problemsOf>[0][number] & {
  readonly __typename: string;
  readonly retryAt?: string;
  readonly clinicPhone?: string | null;
};

/** Waiting is no mistake in what was typed: it is shown apart. */
export function sortRefusals(errors: readonly Refusal[]): { readonly problems: Problem[]; readonly wait: Wait | null } {
  const late = errors.find(({ __typename }) => __typename === "TooManyRequests");
  const [said] = late ? problemsOf([late]) : [];
  const wait = late?.retryAt && said ? { words: said.words, retryAt: late.retryAt, clinicPhone: late.clinicPhone ?? null } : null;
  return { problems: problemsOf(errors.filter((error) => !wait || error !== late)), wait };
}

export const isCallNeeded = (wait: Wait): boolean => wait.clinicPhone !== null;

/** Whether trying would be in vain now. */
export function useWaiting(wait: Wait | null): boolean {
  const now = useNow(wait !== null);
  return wait !== null && Date.parse(wait.retryAt) > now;
}
