import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { Problem } from "../../../shared/forms/problems.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { codeLength } from "../../sign-in/code.ts";
import { type Challenge, ChallengeFields } from "../../sign-in/kept-challenge.ts";
import type { Resent } from "../../sign-in/new-code.tsx";
import { sortRefusals, type Wait } from "../../sign-in/wait.ts";

const ConfirmContactChange = graphql(`
  mutation ConfirmContactChange($input: ConfirmContactChangeInput!) {
    confirmContactChange(input: $input) {
      patient {
        id
        email
        mobile
      }
      errors {
        __typename
        ...UserErrorFields
        ... on OtpInvalid {
          triesLeft
        }
        ... on TooManyRequests {
          retryAt
          clinicPhone
        }
      }
    }
  }
`);

const ResendContactChange = graphql(`
  mutation ResendContactChange($input: ResendContactChangeInput!) {
    resendContactChange(input: $input) {
      challenge {
        ...ChallengeFields
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

interface ConfirmState {
  readonly problems: readonly Problem[];
  /** The code can't be used any more; only a new one helps. */
  readonly dead: boolean;
  readonly wait: Wait | null;
}

const clean: ConfirmState = { problems: [], dead: false, wait: null };

export function useConfirmContact(challenge: Challenge, onTriesLeft: (triesLeft: number) => void, onConfirmed: () => void) {
  const [{ fetching }, confirm] = useMutation(ConfirmContactChange);
  const [, sendAgain] = useMutation(ResendContactChange);
  const [state, setState] = useState(clean);

  const check = async (code: string): Promise<void> => {
    if (code.length < codeLength) return setState({ ...clean, problems: [{ field: "code", words: "form.codeIncomplete" }] });
    setState((before) => ({ ...before, problems: [], wait: null }));
    const { data } = await confirm({ input: { challengeId: challenge.id, code } });
    if (data?.confirmContactChange.patient) return onConfirmed();
    const errors = data?.confirmContactChange.errors ?? [];
    const invalid = errors.find((error) => error.__typename === "OtpInvalid");
    if (invalid) onTriesLeft(invalid.triesLeft);
    const { problems, wait } = sortRefusals(errors);
    const over = errors.some(({ __typename }) => ["OtpExpired", "OtpUsedUp", "Conflict"].includes(__typename));
    setState({
      problems: data ? problems : [{ field: null, words: "form.failed" }],
      dead: over || invalid?.triesLeft === 0,
      wait,
    });
  };
  const resend = async (challengeId: string): Promise<Resent | null> => {
    const { data } = await sendAgain({ input: { challengeId } });
    if (!data) return null;
    const { challenge: fresh, errors } = data.resendContactChange;
    return { challenge: readFragment(ChallengeFields, fresh) ?? null, errors };
  };
  return { ...state, fetching, check, resend, reset: () => setState(clean) };
}
