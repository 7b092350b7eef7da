import { useCallback, useId, useState } from "react";
import { useClient } from "urql";
import type { WebhookDeliveryState } from "../../../gql/graphql.ts";
import type { LoadPage } from "../../../shared/paging/connection.ts";
import { MoreList } from "../../../shared/paging/more-list.tsx";
import { usePages } from "../../../shared/paging/use-pages.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { useMoreWords } from "../../use-more-words.ts";
import { WebhookDeliveries } from "./delivery-documents.ts";
import { DeliveryItem, type DeliveryNode } from "./delivery-item.tsx";
import { ReplayMany } from "./replay-many.tsx";
import { useWebhookText } from "./webhook-texts.ts";

const states: readonly WebhookDeliveryState[] = ["PENDING", "DELIVERED", "FAILED", "HELD", "CANCELLED"];

interface DeliveryLogProps {
  readonly endpointId: string;
  readonly enabled: boolean;
}

/** What went to an endpoint, or goes, in the last thirty days. */
export function DeliveryLog({ endpointId, enabled }: DeliveryLogProps) {
  const text = useWebhookText();
  const words = useMoreWords();
  const client = useClient();
  const id = useId();
  const [state, setState] = useState<WebhookDeliveryState | null>(null);
  const load = useCallback<LoadPage<DeliveryNode>>(
    async (after) => {
      const { data, error } = await client.query(WebhookDeliveries, { id: endpointId, after, state }).toPromise();
      const node = data?.node?.__typename === "WebhookEndpoint" ? data.node : null;
      return { connection: node?.deliveries, error };
    },
    [client, endpointId, state],
  );
  const list = usePages(load);
  return (
    <section className="stack" aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>{text("webhooks.log")}</h4>
      <div className="row">
        <div className="field">
          <label htmlFor={`${id}-state`}>{text("webhooks.filter")}</label>
          <select
            id={`${id}-state`}
            className="input"
            value={state ?? ""}
            onChange={({ target }) => setState(states.find((each) => each === target.value) ?? null)}
          >
            <option value="">{text("webhooks.filter.all")}</option>
            {states.map((each) => (
              <option key={each} value={each}>
                {text(`webhooks.state.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <Button kind="secondary" onClick={list.reload}>
          {text("webhooks.reload")}
        </Button>
      </div>
      {enabled && <ReplayMany endpointId={endpointId} onReplayed={list.reload} />}
      <PageState data={list.nodes} error={list.error} onRetry={list.reload} skeleton={<div className="skeleton endpoint-skeleton" />}>
        {(nodes) =>
          nodes.length === 0 ? (
            <p>{text(state === null ? "webhooks.logEmpty" : "webhooks.logNoneSuch")}</p>
          ) : (
            <MoreList list={list} words={words} className="webhook-deliveries" label={text("webhooks.log")} keyOf={(node) => node.id}>
              {(node) => <DeliveryItem delivery={node} endpointId={endpointId} enabled={enabled} onReplayed={list.reload} />}
            </MoreList>
          )
        }
      </PageState>
    </section>
  );
}
