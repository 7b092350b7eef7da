import { useEffect, useRef, useState } from "react";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import type { Problem } from "../../shared/forms/problems.ts";
import { formatRemaining } from "../../shared/language/formats.ts";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import type { Challenge } from "./kept-challenge.ts";
import { type Refusal, sortRefusals, type Wait } from "./wait.ts";
import { WaitNotice } from "./wait-notice.tsx";

const hour = 3_600_000;

/** What came of asking for another code; null where the server did not answer. */
export interface Resent {
  readonly challenge: Challenge | null;
  readonly errors: readonly Refusal[];
}

interface NewCodeProps {
  readonly challenge: Challenge;
  readonly prominent: boolean;
  readonly resend: (challengeId: string) => Promise<Resent | null>;
  readonly onChallenge: (challenge: Challenge) => void;
}

export function NewCode({ challenge, prominent, resend, onChallenge }: NewCodeProps) {
  const { reload } = useSession();
  const text = useText();
  const announce = useAnnounce();
  const [fetching, setFetching] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [wait, setWait] = useState<Wait | null>(null);
  const left = Date.parse(wait?.retryAt ?? challenge.resendAvailableAt) - useNow();
  const waiting = left > 0;
  const waited = useRef(waiting);
  useEffect(() => {
    // A notice says for itself when its time has come.
    if (waited.current && !waiting && !wait) announce(text("code.resendReady"));
    waited.current = waiting;
  }, [waiting, wait, announce, text]);

  const send = async (): Promise<void> => {
    if (waiting) return;
    setProblems([]);
    setWait(null);
    setFetching(true);
    const resent = await resend(challenge.id);
    setFetching(false);
    if (resent?.challenge) {
      announce(text("code.resent"));
      return onChallenge(resent.challenge);
    }
    const errors = resent?.errors ?? [];
    if (errors.some(({ __typename }) => __typename === "PortalClosed")) return reload();
    const refused = sortRefusals(errors);
    setProblems(resent ? refused.problems : [{ field: null, words: "form.failed" }]);
    setWait(refused.wait);
  };

  return (
    <div className="stack">
      <ErrorSummary problems={problems} controlOf={() => null} />
      {wait && <WaitNotice wait={wait} />}
      <Button kind={prominent ? "primary" : "secondary"} wide busy={fetching || waiting} onClick={() => void send()}>
        {waiting && left < hour ? text("code.resendIn", { time: formatRemaining(left) }) : text("code.resend")}
      </Button>
    </div>
  );
}
