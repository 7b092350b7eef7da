import { type ReactNode, useState } from "react";
import type { CombinedError } from "urql";
import { type Problem, problemsOf, type UserErrorFields, useWording } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import type { FragmentType } from "../../../shared/graphql/fragments.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useIntegrationText } from "../integration-texts.ts";

interface Sent {
  /** Undefined where no answer came. */
  readonly errors: readonly FragmentType<typeof UserErrorFields>[] | undefined;
  readonly error: CombinedError | undefined;
}

export interface AskFirstProps {
  readonly title: string;
  readonly confirmLabel: string;
  readonly send: () => Promise<Sent>;
  readonly onCancel: () => void;
  readonly onDone: () => void;
  /** What comes of it. */
  readonly children: ReactNode;
}

/** Asks before something stops or goes on. Nothing is lost where it fails: the same button tries again. */
export function AskFirst({ title, confirmLabel, send, onCancel, onDone, children }: AskFirstProps) {
  const text = useIntegrationText();
  const word = useWording();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const { errors, error } = await send();
    if (errors?.length === 0) return onDone();
    setBusy(false);
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    setProblem(problemsOf(errors ?? [])[0] ?? whole);
  };
  return (
    <Dialog title={title} onCancel={onCancel}>
      {children}
      {problem && (
        <Notice kind="danger" live="alert">
          <p>{word(problem)}</p>
        </Notice>
      )}
      <div className="row">
        <Button autoFocus kind="secondary" onClick={onCancel}>
          {text("integrations.cancel")}
        </Button>
        <Button busy={busy} onClick={() => void confirm()}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
