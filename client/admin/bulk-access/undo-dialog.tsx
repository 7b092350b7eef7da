import { Button } from "../../shared/ui/button.tsx";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { useText } from "../use-text.ts";
import type { BulkChange } from "./use-changes.ts";

interface UndoDialogProps {
  readonly change: BulkChange;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

export function UndoDialog({ change, busy, onCancel, onConfirm }: UndoDialogProps) {
  const text = useText();
  return (
    <Dialog title={text("bulk.undoTitle", { count: change.changedCount })} onCancel={onCancel}>
      <p>{text("bulk.undoBody")}</p>
      {change.enabled && <p>{text("bulk.undoEnds")}</p>}
      <div className="row">
        <Button busy={busy} onClick={onConfirm}>
          {text(busy ? "bulk.undoing" : "bulk.undo")}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          {text("bulk.back")}
        </Button>
      </div>
    </Dialog>
  );
}
