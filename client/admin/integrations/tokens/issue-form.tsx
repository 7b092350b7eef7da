import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { Field } from "../../../shared/forms/field.tsx";
import { type Problem, problemsOf, useProblemAt } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { useIntegrationText } from "../integration-texts.ts";
import { expiryOf, type Lifetime, lifetimes } from "./lifetimes.ts";

const IssueApiToken = graphql(`
  mutation IssueApiToken($input: IssueApiTokenInput!) {
    issueApiToken(input: $input) {
      token
      errors {
        ...UserErrorFields
      }
    }
  }
`);

interface IssueFormProps {
  readonly consumerId: string;
  readonly onCancel: () => void;
  readonly onIssued: (token: string) => void;
}

export function IssueForm({ consumerId, onCancel, onIssued }: IssueFormProps) {
  const text = useIntegrationText();
  const [, issue] = useMutation(IssueApiToken);
  const [label, setLabel] = useState("");
  const [days, setDays] = useState<Lifetime>(365);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const problemAt = useProblemAt(problems);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const { data, error } = await issue({ input: { consumerId, label, expiresAt: expiryOf(days) } });
    if (data?.issueApiToken.token) return onIssued(data.issueApiToken.token);
    setBusy(false);
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    const found = problemsOf(data?.issueApiToken.errors ?? []);
    setProblems(found.length > 0 ? found : [whole]);
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary problems={problems} controlOf={(field) => (field === "label" || field === "expiresAt" ? `token-${field}` : null)} />
      <Field id="token-label" label={text("integrations.label")} hint={text("integrations.labelHint")} error={problemAt("label")}>
        {(control) => (
          <input
            {...control}
            autoFocus
            className="input"
            type="text"
            autoComplete="off"
            required
            value={label}
            onChange={({ target }) => setLabel(target.value)}
          />
        )}
      </Field>
      <Field
        id="token-expiresAt"
        label={text("integrations.lifetime")}
        hint={text("integrations.lifetimeHint")}
        error={problemAt("expiresAt")}
      >
        {(control) => (
          <select
            {...control}
            className="input"
            value={String(days)}
            onChange={({ target }) => setDays(lifetimes.find((each) => String(each) === target.value) ?? null)}
          >
            {lifetimes.map((each) => (
              <option key={String(each)} value={String(each)}>
                {each === null ? text("integrations.endless") : text("integrations.days", { count: each })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="row">
        <Button kind="secondary" onClick={onCancel}>
          {text("integrations.cancel")}
        </Button>
        <Button type="submit" busy={busy}>
          {text(busy ? "integrations.issuing" : "integrations.issue")}
        </Button>
      </div>
    </form>
  );
}
