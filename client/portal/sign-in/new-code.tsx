import { useEffect, useRef, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { type Problem, problemsOf } from "../../shared/forms/problems.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { formatRemaining } from "../../shared/language/formats.ts";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { type Challenge, ChallengeFields } from "./kept-challenge.ts";

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
        }
      }
    }
  }
`);

interface NewCodeProps {
  readonly challenge: Challenge;
  readonly prominent: boolean;
  readonly onChallenge: (challenge: Challenge) => void;
}

export function NewCode({ challenge, prominent, onChallenge }: NewCodeProps) {
  const { reload } = useSession();
  const text = useText();
  const announce = useAnnounce();
  const [{ fetching }, resend] = useMutation(ResendOtp);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [retryAt, setRetryAt] = useState<string | null>(null);
  const wait = Date.parse(retryAt ?? challenge.resendAvailableAt) - useNow();
  const waiting = wait > 0;
  const waited = useRef(waiting);
  useEffect(() => {
    if (waited.current && !waiting) announce(text("code.resendReady"));
    waited.current = waiting;
  }, [waiting, announce, text]);

  const send = async (): Promise<void> => {
    if (waiting) return;
    setProblems([]);
    setRetryAt(null);
    const { data } = await resend({ input: { challengeId: challenge.id } });
    const fresh = readFragment(ChallengeFields, data?.resendOtp.challenge);
    if (fresh) {
      announce(text("code.resent"));
      return onChallenge(fresh);
    }
    const errors = data?.resendOtp.errors ?? [];
    if (errors.some(({ __typename }) => __typename === "PortalClosed")) return reload();
    setProblems(data ? problemsOf(errors) : [{ field: null, words: "form.failed" }]);
    setRetryAt(errors.find((error) => error.__typename === "TooManyRequests")?.retryAt ?? null);
  };

  return (
    <div className="stack">
      <ErrorSummary problems={problems} controlOf={() => null} />
      <Button kind={prominent ? "primary" : "secondary"} wide busy={fetching || waiting} onClick={() => void send()}>
        {waiting ? text("code.resendIn", { time: formatRemaining(wait) }) : text("code.resend")}
      </Button>
    </div>
  );
}
