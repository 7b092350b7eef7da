import { useClient } from "urql";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { ReplayWebhookEvent, WebhookDeliveryFields } from "./delivery-documents.ts";
import { ProblemsNotice } from "./problems-notice.tsx";
import { TryList } from "./try-list.tsx";
import { useAct } from "./use-act.ts";
import { useReasonText } from "./use-reason-text.ts";
import { useWebhookText } from "./webhook-texts.ts";

export type DeliveryNode = { readonly id: string } & FragmentType<typeof WebhookDeliveryFields>;

interface DeliveryItemProps {
  readonly delivery: DeliveryNode;
  readonly endpointId: string;
  readonly enabled: boolean;
  readonly onReplayed: () => void;
}

const tones = { PENDING: "plain", DELIVERED: "good", FAILED: "caution", HELD: "caution", CANCELLED: "plain" } as const;

/** One event on its way: what became of it, each try, and a way to send it again. */
export function DeliveryItem({ delivery: node, endpointId, enabled, onReplayed }: DeliveryItemProps) {
  const text = useWebhookText();
  const reasonText = useReasonText();
  const { locale } = useLanguage();
  const announce = useAnnounce();
  const client = useClient();
  const { busy, problems, act } = useAct();
  const { id, type, eventId, state, attempts, reason, occurredAt, nextAttemptAt, tries } = readFragment(WebhookDeliveryFields, node);
  const when = (instant: string): string => formatDateTime(locale, instant);
  const replay = async (): Promise<void> => {
    const sent = await act(async () => {
      const { data, error } = await client.mutation(ReplayWebhookEvent, { input: { endpointId, deliveryId: id } }).toPromise();
      return { payload: data?.replayWebhookEvent, error };
    });
    if (!sent) return;
    announce(text("webhooks.replayed", { count: 1 }));
    onReplayed();
  };
  return (
    <article className="webhook-delivery stack-tight" aria-labelledby={`type-${id}`}>
      <div className="endpoint-head">
        <h5 id={`type-${id}`}>{type}</h5>
        <span className={`badge ${tones[state]}`}>{text(`webhooks.state.${state}`)}</span>
      </div>
      <p className="soft">
        {when(occurredAt)} · <span className="event-id">{eventId}</span>
      </p>
      {reason && <p>{reasonText(reason, tries.at(-1)?.status ?? null)}</p>}
      {state === "PENDING" && attempts > 0 && nextAttemptAt && (
        <p>{text("webhooks.nextTry", { count: attempts, when: when(nextAttemptAt) })}</p>
      )}
      {tries.length > 0 && <TryList tries={tries} />}
      <ProblemsNotice problems={problems} />
      {enabled && (
        <div>
          <Button kind="quiet" busy={busy} aria-describedby={`type-${id}`} onClick={() => void replay()}>
            {text("webhooks.replay")}
          </Button>
        </div>
      )}
    </article>
  );
}
