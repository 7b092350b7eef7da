import { Button } from "../../shared/ui/button.tsx";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { useText } from "../use-text.ts";

interface EndOthersDialogProps {
  readonly count: number;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function EndOthersDialog({ count, busy, onConfirm, onCancel }: EndOthersDialogProps) {
  const text = useText();
  return (
    <Dialog title={text("devices.confirmTitle", { count })} onCancel={onCancel}>
      <p>{text("devices.confirmBody")}</p>
      <div className="row">
        <Button busy={busy} onClick={onConfirm}>
          {text("devices.confirm")}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          {text("devices.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
