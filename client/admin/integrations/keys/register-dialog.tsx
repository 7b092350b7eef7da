import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { Field } from "../../../shared/forms/field.tsx";
import { type Problem, problemsOf, useProblemAt } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { useIntegrationText } from "../integration-texts.ts";
import { looksPrivate } from "./private-key.ts";
import { notSent } from "./not-sent.ts";

const RegisterSigningKey = graphql(`
  mutation RegisterSigningKey($input: RegisterSigningKeyInput!) {
    registerSigningKey(input: $input) {
      signingKey {
        id
        label
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

interface RegisterDialogProps {
  readonly consumerId: string;
  readonly onCancel: () => void;
  readonly onDone: (label: string) => void;
}

const fields = ["label", "publicKey"];

/** A private key that was pasted by mistake doesn't leave the page, and doesn't stay on it. */
export function RegisterDialog({ consumerId, onCancel, onDone }: RegisterDialogProps) {
  const text = useIntegrationText();
  const [, register] = useMutation(RegisterSigningKey);
  const [label, setLabel] = useState("");
  const [publicKey, setPublicKey] = useState("");
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const problemAt = useProblemAt(problems);
  const submit = async (): Promise<void> => {
    if (looksPrivate(publicKey)) {
      setPublicKey("");
      setProblems([notSent]);
      return;
    }
    setBusy(true);
    const { data, error } = await register({ input: { consumerId, label, publicKey } });
    const registered = data?.registerSigningKey.signingKey;
    if (registered) return onDone(registered.label);
    setBusy(false);
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    const found = problemsOf(data?.registerSigningKey.errors ?? []);
    setProblems(found.length > 0 ? found : [whole]);
  };
  return (
    <Dialog title={text("integrations.registerTitle")} onCancel={onCancel}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ErrorSummary problems={problems} controlOf={(field) => (fields.includes(field) ? `key-${field}` : null)} />
        <Field id="key-label" label={text("integrations.label")} hint={text("integrations.labelHint")} error={problemAt("label")}>
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
          id="key-publicKey"
          label={text("integrations.publicKey")}
          hint={text("integrations.publicKeyHint")}
          error={problemAt("publicKey")}
        >
          {(control) => (
            <textarea
              {...control}
              className="input note secret"
              rows={6}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              required
              value={publicKey}
              onChange={({ target }) => setPublicKey(target.value)}
            />
          )}
        </Field>
        <div className="row">
          <Button kind="secondary" onClick={onCancel}>
            {text("integrations.cancel")}
          </Button>
          <Button type="submit" busy={busy}>
            {text("integrations.register")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
