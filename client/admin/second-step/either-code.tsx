import { useState } from "react";
import type { Problem } from "../../shared/forms/problems.ts";
import { Button } from "../../shared/ui/button.tsx";
import { useText } from "../use-text.ts";
import { CodeField } from "./code-field.tsx";
import { appCodeLength } from "./code-text.ts";

export type CodeKind = "app" | "recovery";

/** What a code lacks before it is worth sending. */
export const problemOfCode = (kind: CodeKind, code: string): Problem[] =>
  kind === "app" && code.length < appCodeLength
    ? [{ field: "code", words: "form.appCodeIncomplete" }]
    : code.trim() === ""
      ? [{ field: "code", words: "required.recoveryCode" }]
      : [];

interface EitherCodeProps {
  readonly id: string;
  readonly kind: CodeKind;
  readonly code: string;
  readonly error: string | undefined;
  readonly onCode: (code: string) => void;
  readonly onKind: (kind: CodeKind) => void;
}

/** The app's code, or a recovery code where the app is out of reach. */
export function EitherCode({ kind, onKind, onCode, ...field }: EitherCodeProps) {
  const text = useText();
  const other = kind === "app" ? "recovery" : "app";
  const change = (): void => {
    onKind(other);
    onCode("");
    document.getElementById(field.id)?.focus();
  };
  return (
    <div className="stack-tight">
      <CodeField {...field} kind={kind} onCode={onCode} />
      <div>
        <Button kind="quiet" onClick={change}>
          {text(`code.use.${other}`)}
        </Button>
      </div>
    </div>
  );
}

export function useEitherCode() {
  const [kind, onKind] = useState<CodeKind>("app");
  const [code, onCode] = useState("");
  return { kind, code, onKind, onCode };
}
