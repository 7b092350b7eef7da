import { useClient } from "urql";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { ProblemsNotice } from "./problems-notice.tsx";
import { type Answered, type Payload, useAct } from "./use-act.ts";
import { DeleteWebhookEndpoint, DisableWebhookEndpoint, EnableWebhookEndpoint } from "./webhook-documents.ts";
import { useWebhookText } from "./webhook-texts.ts";

interface SwitchDialogProps {
  readonly endpointId: string;
  readonly way: "enable" | "disable" | "delete";
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Asks before an endpoint is switched on or off, or deleted, and says what follows. */
export function SwitchDialog({ endpointId, way, onCancel, onDone }: SwitchDialogProps) {
  const text = useWebhookText();
  const client = useClient();
  const { busy, problems, act } = useAct();
  const send = async (): Promise<Answered<Payload>> => {
    const input = { id: endpointId };
    if (way === "enable") {
      const { data, error } = await client.mutation(EnableWebhookEndpoint, { input }).toPromise();
      return { payload: data?.enableWebhookEndpoint, error };
    }
    if (way === "disable") {
      const { data, error } = await client.mutation(DisableWebhookEndpoint, { input }).toPromise();
      return { payload: data?.disableWebhookEndpoint, error };
    }
    const { data, error } = await client.mutation(DeleteWebhookEndpoint, { input }).toPromise();
    return { payload: data?.deleteWebhookEndpoint, error };
  };
  const turn = async (): Promise<void> => {
    if (await act(send)) onDone();
  };
  return (
    <Dialog title={text(`webhooks.${way}Title`)} onCancel={onCancel}>
      <p>{text(`webhooks.${way}Body`)}</p>
      <ProblemsNotice problems={problems} />
      <div className="row">
        <Button autoFocus kind="secondary" onClick={onCancel}>
          {text("webhooks.cancel")}
        </Button>
        <Button busy={busy} onClick={() => void turn()}>
          {text(busy ? "webhooks.saving" : `webhooks.${way}`)}
        </Button>
      </div>
    </Dialog>
  );
}
