import { useCallback, useState, type SubmitEvent } from "react";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { Field } from "../../../shared/forms/field.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PhoneLink } from "../../frame/phone-link.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { codeFrom } from "../../sign-in/code.ts";
import { CodeFacts } from "../../sign-in/code-facts.tsx";
import { CodeInput } from "../../sign-in/code-input.tsx";
import type { Challenge } from "../../sign-in/kept-challenge.ts";
import { NewCode } from "../../sign-in/new-code.tsx";
import { useWebOtp } from "../../sign-in/use-web-otp.ts";
import { useWaiting } from "../../sign-in/wait.ts";
import { WaitNotice } from "../../sign-in/wait-notice.tsx";
import { useText } from "../../use-text.ts";
import { useConfirmContact } from "./use-confirm-contact.ts";

interface ContactCodeFormProps {
  readonly challenge: Challenge;
  readonly onChallenge: (challenge: Challenge) => void;
  readonly onBack: () => void;
  readonly onConfirmed: () => void;
}

export function ContactCodeForm({ challenge, onChallenge, onBack, onConfirmed }: ContactCodeFormProps) {
  const { portal } = useSession();
  const { channel } = challenge;
  const text = useText();
  const announce = useAnnounce();
  const [code, setCode] = useState("");
  const { check, resend, fetching, problems, dead, wait, reset } = useConfirmContact(
    challenge,
    (triesLeft) => onChallenge({ ...challenge, triesLeft }),
    onConfirmed,
  );
  const problemAt = useProblemAt(problems);
  const waiting = useWaiting(wait);
  const fill = useCallback(
    (message: string) => {
      setCode(codeFrom(message));
      announce(text("contact.filled"));
    },
    [announce, text],
  );
  useWebOtp(channel === "SMS" && !dead ? challenge.id : null, fill);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!waiting) void check(code);
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
          <p>{text(`contact.sent.${channel}`, { destination: challenge.maskedDestination })}</p>
        </div>
        <ErrorSummary problems={problems} controlOf={(field) => (field === "code" ? "code" : null)} />
        {wait && <WaitNotice wait={wait} stopped={text("contact.stopped")} />}
        <Field id="code" label={text("code.label")} hint={text("code.hint")} error={problemAt("code")}>
          {(control) => <CodeInput control={control} code={code} onCode={setCode} />}
        </Field>
        <CodeFacts challenge={challenge} dead={dead} />
        {!dead && (
          <Button type="submit" wide busy={fetching || waiting}>
            {text(fetching ? "code.checking" : "contact.confirm")}
          </Button>
        )}
      </form>
      <NewCode challenge={challenge} prominent={dead} resend={resend} onChallenge={startOver} />
      <details className="disclosure">
        <summary>{text("help.title")}</summary>
        <ul>
          <li>{text(`help.look.${channel}`)}</li>
          <li>
            {text("contact.call")} <PhoneLink phone={portal.clinic.phone} />
          </li>
        </ul>
      </details>
      <div>
        <Button kind="quiet" onClick={onBack}>
          <Icon name="back" />
          {text(`contact.back.${channel}`)}
        </Button>
      </div>
    </div>
  );
}
