import { useState } from "react";
import { useQuery } from "urql";
import { Button } from "../../../shared/ui/button.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { EndpointCard } from "./endpoint-card.tsx";
import { EndpointDialog } from "./endpoint-dialog.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { WebhooksOfConsumer } from "./webhook-documents.ts";
import { useWebhookText } from "./webhook-texts.ts";
import "./webhooks.css";

const mostEndpoints = 20;

interface WebhookSectionProps {
  /** The consumer's `id` of the schema. */
  readonly consumerId: string;
}

/** Where a consumer is told of what happens in the clinic, and what became of telling it. */
export default function WebhookSection({ consumerId }: WebhookSectionProps) {
  const text = useWebhookText();
  const [{ data, error }, reload] = useQuery({ query: WebhooksOfConsumer, variables: { id: consumerId } });
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const consumer = data?.node?.__typename === "ApiConsumer" ? data.node : null;
  return (
    <section className="webhooks stack" aria-labelledby="webhooks-title">
      <h2 id="webhooks-title">{text("webhooks.title")}</h2>
      <p className="soft">{text("webhooks.lead")}</p>
      <PageState data={consumer} error={error} onRetry={() => reload()} skeleton={<div className="skeleton endpoint-skeleton" />}>
        {({ webhookEndpoints, scopes }) => (
          <>
            {webhookEndpoints.length === 0 ? (
              <p>{text("webhooks.none")}</p>
            ) : (
              <ul className="endpoint-list">
                {webhookEndpoints.map((endpoint) => (
                  <li key={endpoint.id}>
                    <EndpointCard endpoint={endpoint} scopes={scopes} onChanged={() => reload()} onSecret={setSecret} />
                  </li>
                ))}
              </ul>
            )}
            {webhookEndpoints.length < mostEndpoints && (
              <div>
                <Button kind="secondary" onClick={() => setAdding(true)}>
                  {text("webhooks.add")}
                </Button>
              </div>
            )}
            {adding && (
              <EndpointDialog
                consumerId={consumerId}
                endpoint={null}
                scopes={scopes}
                onCancel={() => setAdding(false)}
                onDone={(made) => {
                  setAdding(false);
                  setSecret(made);
                  reload();
                }}
              />
            )}
          </>
        )}
      </PageState>
      {secret !== null && <SecretDialog secret={secret} onKept={() => setSecret(null)} />}
    </section>
  );
}
