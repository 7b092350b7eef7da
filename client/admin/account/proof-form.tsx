import { useCallback, useState, type SubmitEvent } from "react";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { Field } from "../../shared/forms/field.tsx";
import { missing, useProblemAt } from "../../shared/forms/problems.ts";
import { Button } from "../../shared/ui/button.tsx";
import { EitherCode, problemOfCode, useEitherCode } from "../second-step/either-code.tsx";
import { noRefusal, type Refusal } from "../second-step/refusal.ts";
import { WaitNotice } from "../second-step/wait-notice.tsx";
import { useText } from "../use-text.ts";

export interface Proof {
  readonly password: string;
  readonly code: string;
}

interface ProofFormProps {
  /** Whether a code is asked for besides the password. */
  readonly withCode: boolean;
  readonly lead: string;
  readonly submitLabel: string;
  /** Null where all went well. */
  readonly onProof: (proof: Proof) => Promise<Refusal | null>;
  readonly onCancel: () => void;
}

const controlIds: Readonly<Record<string, string>> = { password: "proof-password", code: "proof-code" };

/** Asks once more who is there. */
export function ProofForm({ withCode, lead, submitLabel, onProof, onCancel }: ProofFormProps) {
  const text = useText();
  const [password, setPassword] = useState("");
  const { kind, code, onKind, onCode } = useEitherCode();
  const [busy, setBusy] = useState(false);
  const [{ problems, retryAt }, setRefusal] = useState(noRefusal);
  const problemAt = useProblemAt(problems);
  const waited = useCallback(() => setRefusal(noRefusal), []);

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const lacking = [...missing({ password }), ...(withCode ? problemOfCode(kind, code) : [])];
    setRefusal({ ...noRefusal, problems: lacking });
    if (lacking.length > 0) return;
    setBusy(true);
    const refusal = await onProof({ password, code });
    setBusy(false);
    if (refusal) setRefusal(refusal);
  };

  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <p>{lead}</p>
      {retryAt && <WaitNotice until={retryAt} onOver={waited} />}
      <ErrorSummary problems={problems} controlOf={(field) => controlIds[field] ?? null} />
      <Field id="proof-password" label={text("proof.password")} error={problemAt("password")}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        )}
      </Field>
      {withCode && <EitherCode id="proof-code" {...{ kind, code, onKind, onCode }} error={problemAt("code")} />}
      <div className="row">
        <Button type="submit" busy={busy || retryAt !== null}>
          {submitLabel}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          {text("proof.cancel")}
        </Button>
      </div>
    </form>
  );
}
