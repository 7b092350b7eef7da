import { useState } from "react";
import { useClient } from "urql";
import { Choice } from "../../../shared/forms/choice.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { ProblemsNotice } from "./problems-notice.tsx";
import { useAct } from "./use-act.ts";
import { RotateWebhookSecret } from "./webhook-documents.ts";
import { useWebhookText } from "./webhook-texts.ts";

interface RotateDialogProps {
  readonly endpointId: string;
  readonly onCancel: () => void;
  readonly onRotated: (secret: string) => void;
}

const choices = [24, 168, 0] as const;

/** A new secret: with time to change over, or at once. */
export function RotateDialog({ endpointId, onCancel, onRotated }: RotateDialogProps) {
  const text = useWebhookText();
  const client = useClient();
  const { busy, problems, act } = useAct();
  const [hours, setHours] = useState<(typeof choices)[number]>(24);
  const rotate = async (): Promise<void> => {
    const rotated = await act(async () => {
      const { data, error } = await client.mutation(RotateWebhookSecret, { input: { id: endpointId, keepOldHours: hours } }).toPromise();
      return { payload: data?.rotateWebhookSecret, error };
    });
    if (rotated?.secret) onRotated(rotated.secret);
  };
  return (
    <Dialog title={text("webhooks.rotateTitle")} onCancel={onCancel}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void rotate();
        }}
      >
        <p>{text("webhooks.rotateBody")}</p>
        <fieldset className="stack-tight">
          <legend>{text("webhooks.rotateKeep")}</legend>
          {choices.map((choice) => (
            <Choice
              key={choice}
              type="radio"
              name="webhook-keep"
              label={text(`webhooks.rotateKeep.${choice}`)}
              checked={hours === choice}
              onChange={() => setHours(choice)}
            />
          ))}
        </fieldset>
        <ProblemsNotice problems={problems} />
        <div className="row">
          <Button type="submit" busy={busy}>
            {text(busy ? "webhooks.saving" : "webhooks.rotate")}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            {text("webhooks.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
