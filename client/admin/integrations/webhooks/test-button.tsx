import { useState } from "react";
import { useClient } from "urql";
import type { SendTestWebhookMutation } from "../../../gql/graphql.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { ProblemsNotice } from "./problems-notice.tsx";
import { useAct } from "./use-act.ts";
import { useReasonText } from "./use-reason-text.ts";
import { SendTestWebhook } from "./webhook-documents.ts";
import { useWebhookText } from "./webhook-texts.ts";

type Result = NonNullable<SendTestWebhookMutation["sendTestWebhook"]["result"]>;

/** Sends an event that says nothing, and shows what the server answered. */
export function TestButton({ endpointId }: { endpointId: string }) {
  const text = useWebhookText();
  const reasonText = useReasonText();
  const announce = useAnnounce();
  const client = useClient();
  const { busy, problems, act } = useAct();
  const [result, setResult] = useState<Result | null>(null);
  const send = async (): Promise<void> => {
    setResult(null);
    announce(text("webhooks.testing"));
    const sent = await act(async () => {
      const { data, error } = await client.mutation(SendTestWebhook, { input: { id: endpointId } }).toPromise();
      return { payload: data?.sendTestWebhook, error };
    });
    setResult(sent?.result ?? null);
  };
  return (
    <>
      <div>
        <Button kind="secondary" busy={busy} onClick={() => void send()}>
          {text(busy ? "webhooks.testing" : "webhooks.test")}
        </Button>
      </div>
      <ProblemsNotice problems={problems} />
      {result && (
        <Notice kind={result.delivered ? "success" : "danger"} live={result.delivered ? "status" : "alert"}>
          <p>
            {result.delivered
              ? text("webhooks.testArrived", { status: String(result.status), ms: result.durationMs })
              : text("webhooks.testFailed", { why: reasonText(result.reason ?? "CONNECTION_FAILED", result.status ?? null) })}
          </p>
        </Notice>
      )}
    </>
  );
}
