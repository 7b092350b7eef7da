import { useRef, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { SubmitRegistrationInput } from "../../../gql/graphql.ts";
import { type Problem, UserErrorFields } from "../../../shared/forms/problems.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { isBlank, readBirthDate } from "../../notification/birth-date.ts";
import { sortRefusals, type Wait } from "../../sign-in/wait.ts";
import type { KeptStart } from "../kept-start.ts";
import { inputOf, type RegistrationValues } from "../registration-values.ts";

const SubmitRegistration = graphql(`
  mutation SubmitRegistration($input: SubmitRegistrationInput!) {
    submitRegistration(input: $input) {
      submitted {
        firstInitial
        submittedAt
      }
      errors {
        __typename
        ...UserErrorFields
        ... on TooManyRequests {
          retryAt
          clinicPhone
        }
      }
    }
  }
`);

/** What becomes of what was sent, other than that something has to be corrected. */
export interface Answers {
  readonly onSent: (sent: NonNullable<KeptStart["sent"]>) => void;
  readonly onLate: () => void;
  /** The clinic has closed its registration, or changed its terms. */
  readonly onReload: () => Promise<void>;
}

type Sent = Pick<SubmitRegistrationInput, "startId" | "termsVersion" | "consent">;

interface SubmitState {
  readonly busy: boolean;
  readonly problems: readonly Problem[];
  readonly wait: Wait | null;
}

const calm: SubmitState = { busy: false, problems: [], wait: null };

/** The parts of the address are fields of their own here. */
function fieldOf(path: readonly string[]): string | null {
  const [, field, part] = path;
  return (field === "address" ? part : field) ?? null;
}

/** Where the server sees no date at all there may have been something that is none. */
const problemsOf = (errors: readonly FragmentType<typeof UserErrorFields>[], { dateOfBirth }: RegistrationValues): Problem[] =>
  errors.map((error) => {
    const { messages, path } = readFragment(UserErrorFields, error);
    const field = fieldOf(path);
    const noDate = field === "dateOfBirth" && !isBlank(dateOfBirth) && readBirthDate(dateOfBirth) === null;
    return { field, words: noDate ? "form.notADate" : messages };
  });

export function useSubmitRegistration({ onSent, onLate, onReload }: Answers) {
  const [, submit] = useMutation(SubmitRegistration);
  const [state, setState] = useState(calm);
  // Known at once, before anything is drawn: a second click sends nothing.
  const sending = useRef(false);

  const send = async (values: RegistrationValues, sent: Sent): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    setState({ ...calm, busy: true });
    const { data } = await submit({ input: inputOf(values, sent) });
    sending.current = false;
    const { submitted, errors = [] } = data?.submitRegistration ?? {};
    if (submitted) return onSent(submitted);
    if (!data) return setState({ ...calm, problems: [{ field: null, words: "form.failed" }] });
    if (errors.some(({ __typename }) => __typename === "OtpExpired")) return onLate();
    const { wait } = sortRefusals(errors);
    const others = errors.filter(({ __typename }) => !wait || __typename !== "TooManyRequests");
    setState({ busy: false, wait, problems: problemsOf(others, values) });
    const fields = errors.map((error) => fieldOf(readFragment(UserErrorFields, error).path));
    if (fields.includes("termsVersion") || errors.some(({ __typename }) => __typename === "RegistrationClosed")) await onReload();
  };
  return { ...state, send };
}
