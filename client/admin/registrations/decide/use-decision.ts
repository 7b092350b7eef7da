import { useState } from "react";
import type { CombinedError } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { DecisionAnswerFragment } from "../../../gql/graphql.ts";
import { type Problem, problemsOf } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { RegistrationDecidedFields, RegistrationPageFields } from "../review/registration-fields.ts";
import type { ShownRegistration } from "../review/use-registration.ts";

/** What every decision answers. */
export const DecisionAnswer = graphql(`
  fragment DecisionAnswer on RegistrationPayload {
    registration {
      ...RegistrationPageFields
    }
    errors {
      __typename
      ...UserErrorFields
      ...RegistrationDecidedFields
      ... on IdentificationTaken {
        patient {
          id
          firstName
          lastName
        }
      }
    }
  }
`);

export interface TakenBy {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
}

interface Answer {
  readonly answer: FragmentType<typeof DecisionAnswer> | undefined;
  readonly error: CombinedError | undefined;
}

interface DecisionEvents {
  readonly onDone: (registration: ShownRegistration) => void;
  /** Somebody else has decided meanwhile. */
  readonly onLate: (current: ShownRegistration) => void;
  /** The chart is another one by now. */
  readonly onChartChanged?: () => void;
}

interface DecisionState {
  readonly busy: boolean;
  readonly problems: readonly Problem[];
  /** Whose chart has the number. */
  readonly takenBy: TakenBy | null;
}

const calm: DecisionState = { busy: false, problems: [], takenBy: null };

const lateIn = (errors: DecisionAnswerFragment["errors"]): ShownRegistration | null => {
  const decided = errors.find((error) => error.__typename === "RegistrationDecided");
  return decided ? readFragment(RegistrationPageFields, readFragment(RegistrationDecidedFields, decided).current) : null;
};

/** One decision on a registration: whether it is on its way, and what came of it. */
export function useDecision({ onDone, onLate, onChartChanged }: DecisionEvents) {
  const [state, setState] = useState(calm);
  const decide = async (send: () => Promise<Answer>): Promise<void> => {
    if (state.busy) return;
    setState({ ...calm, busy: true });
    const { answer, error } = await send();
    const { registration, errors = [] } = readFragment(DecisionAnswer, answer) ?? {};
    const done = readFragment(RegistrationPageFields, registration);
    const late = lateIn(errors);
    const taken = errors.find((each) => each.__typename === "IdentificationTaken");
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setState({ ...calm, problems: done ? [] : errors.length > 0 ? problemsOf(errors) : [whole], takenBy: taken?.patient ?? null });
    if (done) return onDone(done);
    if (late) return onLate(late);
    if (errors.some(({ __typename }) => __typename === "PatientConflict")) onChartChanged?.();
  };
  return { ...state, decide };
}
