import { useState } from "react";
import { type CombinedError, useClient } from "urql";
import type { SetStripeKeysInput } from "../../../gql/graphql.ts";
import { type Problem, problemsOf } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { StripeFacts, StripeFactsQuery, type StripeFactsOfSettings } from "./stripe-facts.ts";
import { CheckStripeAccount, RemoveStripeKeys, SetStripeKeys, StripeAnswer } from "./stripe-mutations.ts";

export type StripeAction = "save" | "check" | "remove";

interface Answered {
  readonly answer: FragmentType<typeof StripeAnswer> | undefined;
  readonly error: CombinedError | undefined;
}

interface StripeState {
  readonly busy: StripeAction | null;
  /** What went wrong, and with which of them. */
  readonly failed: { readonly action: StripeAction; readonly problems: readonly Problem[] } | null;
}

const wholeProblem = (error: CombinedError | undefined): Problem => ({
  field: null,
  words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed",
});

/** What can be done about a clinic's Stripe account. What follows from it for the settings is read anew each time. */
export function useStripeActions(onFacts: (facts: StripeFactsOfSettings) => void) {
  const client = useClient();
  const [{ busy, failed }, setState] = useState<StripeState>({ busy: null, failed: null });

  const readFacts = async (): Promise<CombinedError | undefined> => {
    const { data, error } = await client.query(StripeFactsQuery, {}).toPromise();
    const facts = readFragment(StripeFacts, data?.portalSettings);
    if (facts) onFacts(facts);
    return facts ? undefined : error;
  };

  /** Answers whether it was done. */
  const act = async (action: StripeAction, send: () => Promise<Answered>): Promise<boolean> => {
    setState({ busy: action, failed: null });
    const { answer, error } = await send();
    const errors = readFragment(StripeAnswer, answer)?.errors ?? [];
    const done = answer !== undefined && errors.length === 0;
    // A check that fails may have found something out all the same.
    const unread = done || action === "check" ? await readFacts() : undefined;
    const problems = done ? (unread ? [wholeProblem(unread)] : []) : errors.length > 0 ? problemsOf(errors) : [wholeProblem(error)];
    setState({ busy: null, failed: problems.length > 0 ? { action: done ? "check" : action, problems } : null });
    return done;
  };

  return {
    busy,
    problemsOf: (action: StripeAction): readonly Problem[] => (failed?.action === action ? failed.problems : none),
    calmDown: () => setState({ busy: null, failed: null }),
    save: (input: SetStripeKeysInput) =>
      act("save", async () => {
        const { data, error } = await client.mutation(SetStripeKeys, { input }).toPromise();
        return { answer: data?.setStripeKeys, error };
      }),
    check: () =>
      act("check", async () => {
        const { data, error } = await client.mutation(CheckStripeAccount, {}).toPromise();
        return { answer: data?.checkStripeAccount, error };
      }),
    remove: () =>
      act("remove", async () => {
        const { data, error } = await client.mutation(RemoveStripeKeys, {}).toPromise();
        return { answer: data?.removeStripeKeys, error };
      }),
  };
}

const none: readonly Problem[] = [];

export type StripeActions = ReturnType<typeof useStripeActions>;
