import { useEffect, useState } from "react";
import { Choice } from "../../../shared/forms/choice.tsx";
import { FieldError } from "../../../shared/forms/field.tsx";
import { guardTab } from "../../../shared/navigation/ways-out.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { CopyButton } from "../copy-button.tsx";
import { useIntegrationText } from "../integration-texts.ts";

interface NewTokenProps {
  readonly token: string;
  /** Whether somebody has tried to go on before. */
  readonly pressed: boolean;
  readonly onPressed: () => void;
  readonly onKept: () => void;
}

/** Shown once: nobody goes on before saying that it is kept. */
export function NewToken({ token, pressed, onPressed, onKept }: NewTokenProps) {
  const text = useIntegrationText();
  const [kept, setKept] = useState(false);
  useEffect(() => (kept ? undefined : guardTab(() => false)), [kept]);
  const missing = pressed && !kept;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onPressed();
        if (kept) onKept();
        else document.getElementById("token-kept")?.focus();
      }}
    >
      <Notice kind="warning">
        <p>{text("integrations.once")}</p>
      </Notice>
      <div className="stack-tight">
        <label htmlFor="new-token">{text("integrations.token")}</label>
        <input
          id="new-token"
          className="input secret"
          type="text"
          readOnly
          autoFocus
          spellCheck={false}
          value={token}
          onFocus={({ target }) => target.select()}
        />
      </div>
      <div className="row">
        <CopyButton value={token} what={text("integrations.token")} />
      </div>
      <p className="hint">
        {text("integrations.sendIt")} <code>Authorization: Bearer …{token.slice(-4)}</code>
      </p>
      <div className="stack-tight">
        <FieldError id="token-kept" error={missing ? text("integrations.keepFirst") : undefined} />
        <Choice
          type="checkbox"
          id="token-kept"
          label={text("integrations.kept")}
          checked={kept}
          aria-invalid={missing || undefined}
          aria-describedby={missing ? "token-kept-error" : undefined}
          onChange={({ target }) => setKept(target.checked)}
        />
      </div>
      <Button type="submit">{text("integrations.done")}</Button>
    </form>
  );
}
