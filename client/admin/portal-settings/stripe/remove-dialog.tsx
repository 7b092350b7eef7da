import { useWording } from "../../../shared/forms/problems.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useText } from "../../use-text.ts";
import type { StripeActions } from "./use-stripe-actions.ts";

interface RemoveDialogProps {
  readonly actions: StripeActions;
  /** Whether billing is on, as saved. */
  readonly billing: boolean;
  readonly onCancel: () => void;
  readonly onRemoved: () => void;
}

export function RemoveDialog({ actions, billing, onCancel, onRemoved }: RemoveDialogProps) {
  const text = useText();
  const word = useWording();
  const busy = actions.busy === "remove";
  const problems = actions.problemsOf("remove");
  const remove = async (): Promise<void> => {
    if (await actions.remove()) onRemoved();
  };
  return (
    <Dialog title={text("stripe.removeTitle")} onCancel={onCancel}>
      <p>{text("stripe.removeBody")}</p>
      {billing && (
        <Notice kind="warning">
          <p>{text("stripe.removeBilling")}</p>
        </Notice>
      )}
      {problems.length > 0 && (
        <Notice kind="danger" live="alert">
          {problems.map((problem, index) => (
            <p key={index}>{word(problem)}</p>
          ))}
        </Notice>
      )}
      <div className="row">
        <Button autoFocus kind="secondary" onClick={onCancel}>
          {text("stripe.keep")}
        </Button>
        <Button busy={busy} onClick={() => void remove()}>
          {text(busy ? "stripe.removing" : "stripe.remove")}
        </Button>
      </div>
    </Dialog>
  );
}
