import { Button } from "../../shared/ui/button.tsx";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { useText } from "../use-text.ts";

interface ConfirmDialogProps {
  readonly count: number;
  readonly enabled: boolean;
  readonly exceptionCount: number;
  readonly reason: string;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Says once more what will be done and to how many. */
export function ConfirmDialog({ count, enabled, exceptionCount, reason, busy, onCancel, onConfirm }: ConfirmDialogProps) {
  const text = useText();
  return (
    <Dialog title={text(enabled ? "bulk.confirmGive" : "bulk.confirmTake", { count })} onCancel={onCancel}>
      <p>{text(enabled ? "bulk.confirmGiveBody" : "bulk.confirmTakeBody")}</p>
      {exceptionCount > 0 && <p>{text("bulk.exceptions", { count: exceptionCount })}</p>}
      <p className="soft">{reason === "" ? text("bulk.noReason") : text("bulk.because", { reason })}</p>
      <div className="row">
        <Button busy={busy} onClick={onConfirm}>
          {text(busy ? "bulk.starting" : enabled ? "bulk.startGive" : "bulk.startTake", { count })}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          {text("bulk.back")}
        </Button>
      </div>
    </Dialog>
  );
}
