import type { SubmitEvent } from "react";
import type { OtpChannel } from "../../../gql/graphql.ts";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { Field } from "../../../shared/forms/field.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { formatPhone } from "../../../shared/language/formats.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PhoneLink } from "../../frame/phone-link.tsx";
import { useSession } from "../../session/session-provider.tsx";
import type { Challenge } from "../../sign-in/kept-challenge.ts";
import { useWaiting } from "../../sign-in/wait.ts";
import { WaitNotice } from "../../sign-in/wait-notice.tsx";
import { useText } from "../../use-text.ts";
import { useRequestContact } from "./use-request-contact.ts";

interface NewContactFormProps {
  readonly channel: OtpChannel;
  readonly now: string | null;
  readonly destination: string;
  readonly onDestination: (destination: string) => void;
  readonly onChallenge: (challenge: Challenge) => void;
}

export function NewContactForm({ channel, now, destination, onDestination, onChallenge }: NewContactFormProps) {
  const { portal } = useSession();
  const text = useText();
  const { request, fetching, problems, wait, stopWaiting } = useRequestContact(channel, onChallenge);
  const problemAt = useProblemAt(problems);
  const waiting = useWaiting(wait);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!waiting) void request(destination);
  };
  return (
    <form className="narrow stack-wide" noValidate onSubmit={submit}>
      <div className="stack">
        <PageHeading title={text(`contact.title.${channel}`)} place={portal.clinic.name} />
        <p className="soft">
          {text(`contact.lead.${channel}`)} {now !== null && text(`contact.told.${channel}`)}
        </p>
        {now !== null && <p>{text("contact.now", { value: channel === "SMS" ? formatPhone(now) : now })}</p>}
      </div>
      <ErrorSummary problems={problems} controlOf={(field) => (field === "destination" ? "destination" : null)} />
      {wait && <WaitNotice wait={wait} stopped={text("contact.stopped")} />}
      <Field id="destination" label={text(`contact.new.${channel}`)} error={problemAt("destination")}>
        {(control) => (
          <input
            {...control}
            className="input"
            required
            type={channel === "EMAIL" ? "email" : "tel"}
            autoComplete={channel === "EMAIL" ? "email" : "tel"}
            value={destination}
            onChange={(event) => {
              stopWaiting();
              onDestination(event.target.value);
            }}
          />
        )}
      </Field>
      <Button type="submit" wide busy={fetching || waiting}>
        {text(fetching ? "who.sending" : "who.send")}
      </Button>
      <p className="soft">
        {text("contact.call")} <PhoneLink phone={portal.clinic.phone} />
      </p>
    </form>
  );
}
