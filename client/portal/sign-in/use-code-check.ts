import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { VerifyOtpMutation } from "../../gql/graphql.ts";
import type { Problem } from "../../shared/forms/problems.ts";
import { useSession } from "../session/session-provider.tsx";
import type { Challenge } from "./kept-challenge.ts";
import { codeLength } from "./code.ts";
import { sortRefusals, type Wait } from "./wait.ts";

const VerifyOtp = graphql(`
  mutation VerifyOtp($input: VerifyOtpInput!) {
    verifyOtp(input: $input) {
      outcome
      viewer {
        ...PatientViewer
      }
      registration {
        id
        contact
        expiresAt
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

interface CodeCheckState {
  readonly problems: readonly Problem[];
  /** The code can't be used any more; only a new one helps. */
  readonly dead: boolean;
  readonly wait: Wait | null;
}

/** What the right code led to. */
export interface CodeOutcome {
  readonly onSignedIn: () => void;
  /** No chart matches, and people may register. */
  readonly onRegistration: (start: ProvenStart) => void;
}

export type ProvenStart = NonNullable<VerifyOtpMutation["verifyOtp"]["registration"]>;

const clean: CodeCheckState = { problems: [], dead: false, wait: null };

export function useCodeCheck(challenge: Challenge, onTriesLeft: (triesLeft: number) => void, outcome: CodeOutcome) {
  const { signIn, reload } = useSession();
  const [{ fetching }, verifyOtp] = useMutation(VerifyOtp);
  const [state, setState] = useState(clean);

  const check = async (code: string, staySignedIn: boolean): Promise<void> => {
    if (code.length < codeLength) return setState({ ...clean, problems: [{ field: "code", words: "form.codeIncomplete" }] });
    setState((before) => ({ ...before, problems: [], wait: null }));
    const { data } = await verifyOtp({ input: { challengeId: challenge.id, code, staySignedIn } });
    if (data?.verifyOtp.viewer) {
      outcome.onSignedIn();
      return signIn(data.verifyOtp.viewer);
    }
    if (data?.verifyOtp.registration) return outcome.onRegistration(data.verifyOtp.registration);
    const errors = data?.verifyOtp.errors ?? [];
    const has = (type: (typeof errors)[number]["__typename"]): boolean => errors.some(({ __typename }) => __typename === type);
    if (has("PortalClosed")) return reload();
    const invalid = errors.find((error) => error.__typename === "OtpInvalid");
    if (invalid) onTriesLeft(invalid.triesLeft);
    const { problems, wait } = sortRefusals(errors);
    setState({
      problems: data ? problems : [{ field: null, words: "form.failed" }],
      dead: has("OtpExpired") || has("OtpUsedUp") || has("NotFound") || has("RegistrationClosed") || invalid?.triesLeft === 0,
      wait,
    });
  };
  return { ...state, fetching, check, reset: () => setState(clean) };
}
