import { Link } from "react-router";
import { useWording } from "../../shared/forms/problems.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Toast } from "../../shared/ui/toast.tsx";
import { useText } from "../use-text.ts";
import { historyPath } from "./history-path.ts";
import type { Undo } from "./use-undo.ts";

interface UndoToastProps {
  readonly undo: Undo;
  /** The history is what the page shows already. */
  readonly inHistory?: boolean;
}

/** After a save: what was done, and the way back. */
export function UndoToast({ undo: { offer, busy, overtakenBy, problem, undo, dismiss }, inHistory }: UndoToastProps) {
  const { locale } = useLanguage();
  const text = useText();
  const word = useWording();
  if (overtakenBy) {
    const who = overtakenBy.updatedBy ?? text("conflict.someone");
    const when = formatDateTime(locale, overtakenBy.updatedAt);
    return (
      <Toast kind="warning" message={text("undo.overtaken", { who, when })} onDismiss={dismiss}>
        {!inHistory && (
          <Link className="button secondary" to={historyPath}>
            {text("undo.history")}
          </Link>
        )}
      </Toast>
    );
  }
  if (!offer) return <Toast message={null} onDismiss={dismiss} />;
  return (
    <Toast
      kind={problem ? "warning" : "success"}
      message={<UndoMessage offer={offer} problem={problem && word(problem)} />}
      onDismiss={dismiss}
    >
      <Button kind="secondary" busy={busy} onClick={() => void undo()}>
        {text(busy ? "undo.busy" : offer.done === "undone" ? "undo.redo" : "undo.undo")}
      </Button>
    </Toast>
  );
}

function UndoMessage({ offer, problem }: { offer: NonNullable<Undo["offer"]>; problem: string | null }) {
  const text = useText();
  if (problem) return text("undo.failed", { problem });
  return (
    // What was said already is said again when it is done again.
    <span key={offer.to.version}>
      {text(`undo.${offer.done}`)} <span className="visually-hidden">{text("undo.where")}</span>
    </span>
  );
}
