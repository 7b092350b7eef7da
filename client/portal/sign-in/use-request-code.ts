import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import type { RequestOtpInput } from "../../gql/graphql.ts";
import { missing, type Problem } from "../../shared/forms/problems.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { useSession } from "../session/session-provider.tsx";
import { type Challenge, ChallengeFields } from "./kept-challenge.ts";
import { sortRefusals, type Wait } from "./wait.ts";

const RequestOtp = graphql(`
  mutation RequestOtp($input: RequestOtpInput!) {
    requestOtp(input: $input) {
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

export function useRequestCode(onChallenge: (challenge: Challenge) => void) {
  const { reload } = useSession();
  const [{ fetching }, requestOtp] = useMutation(RequestOtp);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [wait, setWait] = useState<Wait | null>(null);

  const request = async (input: RequestOtpInput): Promise<void> => {
    const { identificationValue, destination } = input;
    const empty = missing({ identificationValue, destination });
    setProblems(empty);
    setWait(null);
    if (empty.length > 0) return;
    const { data } = await requestOtp({ input });
    const challenge = readFragment(ChallengeFields, data?.requestOtp.challenge);
    if (challenge) return onChallenge(challenge);
    const errors = data?.requestOtp.errors ?? [];
    if (errors.some(({ __typename }) => __typename === "PortalClosed")) return reload();
    const refused = sortRefusals(errors);
    setProblems(data ? refused.problems : [{ field: null, words: "form.failed" }]);
    setWait(refused.wait);
  };
  /** Others may be named at once: who has to wait depends on what was typed. */
  const stopWaiting = (): void => setWait(null);
  return { request, fetching, problems, wait, stopWaiting };
}
