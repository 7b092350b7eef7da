import { useEffect, useState, type SubmitEvent } from "react";
import { Choice } from "../../../shared/forms/choice.tsx";
import { FieldError } from "../../../shared/forms/field.tsx";
import { guardTab } from "../../../shared/navigation/ways-out.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useWebhookText } from "./webhook-texts.ts";

/** Shown once: nobody goes on before saying that it is kept. */
export function SecretDialog({ secret, onKept }: { secret: string; onKept: () => void }) {
  const text = useWebhookText();
  const announce = useAnnounce();
  const [kept, setKept] = useState(false);
  const [missing, setMissing] = useState(false);
  useEffect(() => (kept ? undefined : guardTab(() => false)), [kept]);
  const copy = (): void => void navigator.clipboard.writeText(secret).then(() => announce(text("webhooks.secretCopied")));
  const tellKept = (): void => {
    setMissing(true);
    document.getElementById("webhook-secret-kept")?.focus();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (kept) onKept();
    else tellKept();
  };
  return (
    <Dialog title={text("webhooks.secretTitle")} onCancel={kept ? onKept : tellKept}>
      <form className="stack" noValidate onSubmit={submit}>
        <Notice kind="warning">
          <p>{text("webhooks.secretOnce")}</p>
        </Notice>
        <div className="field">
          <label htmlFor="webhook-secret">{text("webhooks.secret")}</label>
          <input id="webhook-secret" className="input secret" readOnly value={secret} onFocus={({ target }) => target.select()} />
        </div>
        {navigator.clipboard && (
          <div>
            <Button kind="secondary" onClick={copy}>
              {text("webhooks.copy")}
            </Button>
          </div>
        )}
        <div className="stack-tight">
          <FieldError id="webhook-secret-kept" error={missing && !kept ? text("webhooks.secretKeepFirst") : undefined} />
          <Choice
            id="webhook-secret-kept"
            type="checkbox"
            label={text("webhooks.secretKept")}
            checked={kept}
            aria-invalid={missing && !kept ? true : undefined}
            aria-describedby={missing && !kept ? "webhook-secret-kept-error" : undefined}
            onChange={({ target }) => setKept(target.checked)}
          />
        </div>
        <div>
          <Button type="submit">{text("webhooks.secretDone")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
