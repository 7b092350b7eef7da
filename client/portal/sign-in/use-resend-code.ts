import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { ChallengeFields } from "./kept-challenge.ts";
import type { Resent } from "./new-code.tsx";

const ResendOtp = graphql(`
  mutation ResendOtp($input: ResendOtpInput!) {
    resendOtp(input: $input) {
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

export function useResendCode(): (challengeId: string) => Promise<Resent | null> {
  const [, resend] = useMutation(ResendOtp);
  return async (challengeId) => {
    const { data } = await resend({ input: { challengeId } });
    if (!data) return null;
    const { challenge, errors } = data.resendOtp;
    return { challenge: readFragment(ChallengeFields, challenge) ?? null, errors };
  };
}
