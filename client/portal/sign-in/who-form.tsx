import { useLayoutEffect, useRef, type SubmitEvent } from "react";
import { Choice } from "../../shared/forms/choice.tsx";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { Field } from "../../shared/forms/field.tsx";
import { useProblemAt } from "../../shared/forms/problems.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import type { Challenge } from "./kept-challenge.ts";
import { SignInChoices } from "./sign-in-choices.ts";
import { typedBefore } from "./typed-before.ts";
import { useRequestCode } from "./use-request-code.ts";
import { useWaiting } from "./wait.ts";
import { WaitNotice } from "./wait-notice.tsx";
import type { WhoDraft } from "./who-draft.ts";

const controls = ["identificationTypeId", "identificationValue", "destination"];

interface WhoFormProps {
  readonly draft: WhoDraft;
  readonly onDraft: (draft: WhoDraft) => void;
  readonly onChallenge: (challenge: Challenge) => void;
}

export function WhoForm({ draft, onDraft, onChallenge }: WhoFormProps) {
  const { portal } = useSession();
  const { identificationTypes, otpChannels, registrationOpen } = readFragment(SignInChoices, portal);
  const { locale } = useLanguage();
  const text = useText();
  const { request, fetching, problems, wait, stopWaiting } = useRequestCode(onChallenge);
  const waiting = useWaiting(wait);
  const problemAt = useProblemAt(problems);
  const type = identificationTypes.find(({ id }) => id === draft.identificationTypeId) ?? identificationTypes[0];
  const channel = draft.channel ?? otpChannels[0] ?? "EMAIL";
  const destination = draft.destinations[channel];
  const several = identificationTypes.length > 1;
  const change = (part: Partial<WhoDraft>): void => {
    stopWaiting();
    onDraft({ ...draft, ...part });
  };
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (form.current) onDraft(typedBefore(form.current, draft, channel));
    // Once: from then on the form holds what the draft does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (waiting) return;
    void request({ identificationTypeId: type?.id ?? "", identificationValue: draft.identificationValue, channel, destination });
  };

  return (
    <form ref={form} className="stack-wide" noValidate method="dialog" onSubmit={submit}>
      <div className="stack">
        <PageHeading title={text("who.title")} place={portal.clinic.name} />
        <p className="soft">{text("who.lead")}</p>
        {registrationOpen && <p className="soft">{text("who.newHere")}</p>}
      </div>
      <ErrorSummary problems={problems} controlOf={(field) => (controls.includes(field) ? field : null)} />
      {wait && <WaitNotice wait={wait} />}
      {several && (
        <Field id="identificationTypeId" label={text("who.type")} error={problemAt("identificationTypeId")}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={type?.id}
              onChange={(event) => change({ identificationTypeId: event.target.value })}
            >
              {identificationTypes.map(({ id, visibleName }) => (
                <option key={id} value={id}>
                  {visibleName[locale]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field
        id="identificationValue"
        label={several || !type ? text("who.number") : type.visibleName[locale]}
        hint={text("who.numberHint")}
        error={problemAt("identificationValue")}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            required
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={draft.identificationValue}
            onChange={(event) => change({ identificationValue: event.target.value })}
          />
        )}
      </Field>
      {otpChannels.length > 1 && (
        <fieldset className="group">
          <legend>{text("who.channel")}</legend>
          <div className="choices">
            {otpChannels.map((each) => (
              <Choice
                key={each}
                type="radio"
                name="channel"
                value={each}
                label={text(`channel.${each}`)}
                checked={each === channel}
                onChange={() => change({ channel: each })}
              />
            ))}
          </div>
        </fieldset>
      )}
      <Field
        id="destination"
        label={text(`destination.${channel}`)}
        hint={text(registrationOpen ? "who.patientsHint" : "who.destinationHint")}
        error={problemAt("destination")}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            required
            type={channel === "EMAIL" ? "email" : "tel"}
            autoComplete={channel === "EMAIL" ? "email" : "tel"}
            value={destination}
            onChange={(event) => change({ destinations: { ...draft.destinations, [channel]: event.target.value } })}
          />
        )}
      </Field>
      <Button type="submit" wide busy={fetching || waiting}>
        {text(fetching ? "who.sending" : "who.send")}
      </Button>
    </form>
  );
}
