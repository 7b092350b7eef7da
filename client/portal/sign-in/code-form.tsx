import { useCallback, useState, type SubmitEvent } from "react";
import { Choice } from "../../shared/forms/choice.tsx";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { Field } from "../../shared/forms/field.tsx";
import { useProblemAt } from "../../shared/forms/problems.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Icon } from "../../shared/ui/icon.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { codeFrom } from "./code.ts";
import { CodeFacts } from "./code-facts.tsx";
import { CodeHelp } from "./code-help.tsx";
import { CodeInput } from "./code-input.tsx";
import type { Challenge } from "./kept-challenge.ts";
import { NewCode } from "./new-code.tsx";
import { type CodeOutcome, useCodeCheck } from "./use-code-check.ts";
import { SignInChoices } from "./sign-in-choices.ts";
import { useResendCode } from "./use-resend-code.ts";
import { useWebOtp } from "./use-web-otp.ts";
import { useWaiting } from "./wait.ts";
import { WaitNotice } from "./wait-notice.tsx";

interface CodeFormProps extends CodeOutcome {
  readonly challenge: Challenge;
  readonly onChallenge: (challenge: Challenge) => void;
  readonly onBack: () => void;
  /** Back to the first step, with the other way to get a code chosen. */
  readonly onOtherChannel: () => void;
}

export function CodeForm({ challenge, onChallenge, onBack, onOtherChannel, ...outcome }: CodeFormProps) {
  const { portal } = useSession();
  const { registrationOpen } = readFragment(SignInChoices, portal);
  const text = useText();
  const [code, setCode] = useState("");
  const [staySignedIn, setStaySignedIn] = useState(false);
  const { check, fetching, problems, dead, wait, reset } = useCodeCheck(
    challenge,
    (triesLeft) => onChallenge({ ...challenge, triesLeft }),
    outcome,
  );
  const problemAt = useProblemAt(problems);
  const resend = useResendCode();
  const waiting = useWaiting(wait);
  const announce = useAnnounce();
  const fill = useCallback(
    (message: string) => {
      setCode(codeFrom(message));
      announce(text("code.filled"));
    },
    [announce, text],
  );
  useWebOtp(challenge.channel === "SMS" && !dead ? challenge.id : null, fill);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (waiting) return;
    void check(code, staySignedIn);
  };
  const startOver = (fresh: Challenge): void => {
    setCode("");
    reset();
    onChallenge(fresh);
  };

  return (
    <div className="narrow stack-wide">
      <form className="stack-wide" noValidate onSubmit={submit}>
        <div className="stack">
          <PageHeading title={text("code.title")} place={portal.clinic.name} />
          <p>
            {text(`code.${registrationOpen ? "sentToAll" : "sent"}.${challenge.channel}`, { destination: challenge.maskedDestination })}
          </p>
        </div>
        <ErrorSummary problems={problems} controlOf={(field) => (field === "code" ? "code" : null)} />
        {wait && <WaitNotice wait={wait} />}
        <Field id="code" label={text("code.label")} hint={text("code.hint")} error={problemAt("code")}>
          {(control) => <CodeInput control={control} code={code} onCode={setCode} />}
        </Field>
        <CodeFacts challenge={challenge} dead={dead} />
        <Choice
          type="checkbox"
          bare
          label={text("code.stay")}
          hint={text("code.stayHint")}
          checked={staySignedIn}
          onChange={(event) => setStaySignedIn(event.target.checked)}
        />
        {!dead && (
          <Button type="submit" wide busy={fetching || waiting}>
            {text(fetching ? "code.checking" : "code.submit")}
          </Button>
        )}
      </form>
      <NewCode challenge={challenge} prominent={dead} resend={resend} onChallenge={startOver} />
      <CodeHelp channel={challenge.channel} onOtherChannel={onOtherChannel} />
      <div>
        <Button kind="quiet" onClick={onBack}>
          <Icon name="back" />
          {text("code.back")}
        </Button>
      </div>
    </div>
  );
}
