import { useState } from "react";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { missing, type Problem, useProblemAt } from "../../../shared/forms/problems.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { useText } from "../../use-text.ts";
import { KeyField } from "./key-field.tsx";
import type { StripeActions } from "./use-stripe-actions.ts";

const names = ["secretKey", "webhookSecret"] as const;

const controlOf = (field: string): string | null => (names.some((name) => name === field) ? `stripe-${field}` : null);

interface KeysDialogProps {
  readonly actions: StripeActions;
  readonly replaces: boolean;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

/** Both keys at once. They live in this dialog alone, and are gone with it. */
export function KeysDialog({ actions, replaces, onCancel, onSaved }: KeysDialogProps) {
  const text = useText();
  const announce = useAnnounce();
  const [keys, setKeys] = useState({ secretKey: "", webhookSecret: "" });
  const [empty, setEmpty] = useState<readonly Problem[]>([]);
  const busy = actions.busy === "save";
  const refused = actions.problemsOf("save");
  const problems = empty.length > 0 ? empty : refused;
  const problemAt = useProblemAt(problems);

  const submit = async (): Promise<void> => {
    if (busy) return;
    const blank = missing(keys);
    setEmpty(blank);
    if (blank.length > 0) return;
    announce(text("stripe.asking"));
    if (await actions.save(keys)) onSaved();
  };
  return (
    <Dialog title={text(replaces ? "stripe.replaceTitle" : "stripe.enterTitle")} onCancel={onCancel}>
      <form
        className="stack"
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="soft">{text("stripe.enterLead")}</p>
        <ErrorSummary problems={problems} controlOf={controlOf} />
        {names.map((name) => (
          <KeyField
            key={name}
            name={name}
            value={keys[name]}
            error={problemAt(name)}
            onValue={(value) => setKeys({ ...keys, [name]: value })}
          />
        ))}
        <div className="row">
          <Button type="submit" busy={busy}>
            {text(busy ? "stripe.asking" : "stripe.save")}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            {text("stripe.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
