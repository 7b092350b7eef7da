import { useState } from "react";
import { useClient } from "urql";
import type { ReplayWebhookEventsMutation } from "../../../gql/graphql.ts";
import { serverNow } from "../../../shared/graphql/server-clock.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { ReplayWebhookEvents } from "./delivery-documents.ts";
import { ProblemsNotice } from "./problems-notice.tsx";
import { type Answered, useAct } from "./use-act.ts";
import { useWebhookText } from "./webhook-texts.ts";

type Replayed = ReplayWebhookEventsMutation["replayWebhookEvents"];

interface ReplayManyProps {
  readonly endpointId: string;
  readonly onReplayed: () => void;
}

const keptMs = 30 * 86_400_000;

/** Sends all that was kept and didn't arrive. */
export function ReplayMany({ endpointId, onReplayed }: ReplayManyProps) {
  const text = useWebhookText();
  const announce = useAnnounce();
  const client = useClient();
  const { busy, problems, act } = useAct();
  const [count, setCount] = useState<number | null>(null);
  const send = async (since: string): Promise<Answered<Replayed>> => {
    const { data, error } = await client.mutation(ReplayWebhookEvents, { input: { endpointId, since } }).toPromise();
    return { payload: data?.replayWebhookEvents, error };
  };
  const replay = async (): Promise<void> => {
    let since: string | null = new Date(serverNow() - keptMs).toISOString();
    let sum = 0;
    setCount(null);
    while (since !== null) {
      const from: string = since;
      const replayed: Replayed | null = await act(() => send(from));
      if (!replayed) return;
      sum += replayed.replayed ?? 0;
      since = replayed.continueSince ?? null;
    }
    setCount(sum);
    announce(text("webhooks.replayed", { count: sum }));
    onReplayed();
  };
  return (
    <>
      <div>
        <Button kind="secondary" busy={busy} onClick={() => void replay()}>
          {text("webhooks.replayAll")}
        </Button>
      </div>
      <ProblemsNotice problems={problems} />
      {count !== null && (
        <Notice kind="success">
          <p>{text("webhooks.replayed", { count })}</p>
        </Notice>
      )}
    </>
  );
}
