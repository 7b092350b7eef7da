import { useEffect, useState, type SubmitEvent } from "react";
import { Choice } from "../../shared/forms/choice.tsx";
import { FieldError } from "../../shared/forms/field.tsx";
import { guardTab } from "../../shared/navigation/ways-out.ts";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import { saveText } from "./save-text.ts";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  /** Whose they are, for the file and the sheet. */
  readonly owner: string;
  readonly doneLabel: string;
  readonly onKept: () => void;
}

/** Shown once: nobody goes on before saying that they are kept. */
export function RecoveryCodes({ codes, owner, doneLabel, onKept }: RecoveryCodesProps) {
  const text = useText();
  const announce = useAnnounce();
  const [kept, setKept] = useState(false);
  useEffect(() => (kept ? undefined : guardTab(() => false)), [kept]);
  const [missing, setMissing] = useState(false);
  const sheet = `${text("recovery.sheet", { owner })}\n\n${codes.join("\n")}\n`;
  const copy = (): void => void navigator.clipboard.writeText(sheet).then(() => announce(text("recovery.copied")));
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setMissing(!kept);
    if (kept) onKept();
    else document.getElementById("recovery-kept")?.focus();
  };
  return (
    <form className="stack-wide" noValidate onSubmit={submit}>
      <Notice kind="warning">
        <p>{text("recovery.once")}</p>
      </Notice>
      <div className="printed stack">
        <p className="only-print">{text("recovery.sheet", { owner })}</p>
        <ul className="recovery-codes" aria-label={text("recovery.list")}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <div className="row">
        {navigator.clipboard && (
          <Button kind="secondary" onClick={copy}>
            {text("recovery.copy")}
          </Button>
        )}
        <Button kind="secondary" onClick={() => saveText(text("recovery.file"), sheet)}>
          {text("recovery.download")}
        </Button>
        <Button kind="secondary" onClick={() => print()}>
          {text("recovery.print")}
        </Button>
      </div>
      <div className="stack-tight">
        <FieldError id="recovery-kept" error={missing && !kept ? text("recovery.keepFirst") : undefined} />
        <Choice
          type="checkbox"
          id="recovery-kept"
          label={text("recovery.kept")}
          checked={kept}
          aria-invalid={(missing && !kept) || undefined}
          aria-describedby={missing && !kept ? "recovery-kept-error" : undefined}
          onChange={(event) => setKept(event.target.checked)}
        />
      </div>
      <Button type="submit" wide>
        {doneLabel}
      </Button>
    </form>
  );
}
