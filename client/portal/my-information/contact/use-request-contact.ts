import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { OtpChannel } from "../../../gql/graphql.ts";
import { missing, type Problem } from "../../../shared/forms/problems.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { type Challenge, ChallengeFields } from "../../sign-in/kept-challenge.ts";
import { sortRefusals, type Wait } from "../../sign-in/wait.ts";

const RequestContactChange = graphql(`
  mutation RequestContactChange($input: RequestContactChangeInput!) {
    requestContactChange(input: $input) {
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

export function useRequestContact(channel: OtpChannel, onChallenge: (challenge: Challenge) => void) {
  const [{ fetching }, send] = useMutation(RequestContactChange);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [wait, setWait] = useState<Wait | null>(null);

  const request = async (destination: string): Promise<void> => {
    const empty = missing({ destination });
    setProblems(empty);
    setWait(null);
    if (empty.length > 0) return;
    const { data } = await send({ input: { channel, destination } });
    const challenge = readFragment(ChallengeFields, data?.requestContactChange.challenge);
    if (challenge) return onChallenge(challenge);
    const refused = sortRefusals(data?.requestContactChange.errors ?? []);
    setProblems(data ? refused.problems : [{ field: null, words: "form.failed" }]);
    setWait(refused.wait);
  };
  /** Another address may be had at once: how long to wait depends on what was typed. */
  const stopWaiting = (): void => setWait(null);
  return { request, fetching, problems, wait, stopWaiting };
}
