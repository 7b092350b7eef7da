import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { useRegistrationText } from "../registration-texts.ts";

interface PublishDialogProps {
  readonly version: number;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

export function PublishDialog({ version, onCancel, onConfirm }: PublishDialogProps) {
  const text = useRegistrationText();
  return (
    <Dialog title={text("terms.confirmTitle", { version })} onCancel={onCancel}>
      <p>{text("terms.confirmBody")}</p>
      <div className="row">
        <Button onClick={onConfirm}>{text("terms.publish")}</Button>
        <Button kind="secondary" onClick={onCancel}>
          {text("decide.cancel")}
        </Button>
      </div>
    </Dialog>
  );
}
