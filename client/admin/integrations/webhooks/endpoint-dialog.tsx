import { useState } from "react";
import { useClient } from "urql";
import type { Permission, WebhookEndpointFieldsFragment, WebhookTopic } from "../../../gql/graphql.ts";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { Field } from "../../../shared/forms/field.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { TopicChoices } from "./topic-choices.tsx";
import { useAct } from "./use-act.ts";
import { CreateWebhookEndpoint, UpdateWebhookEndpoint } from "./webhook-documents.ts";
import { useWebhookText } from "./webhook-texts.ts";

interface EndpointDialogProps {
  readonly consumerId: string;
  /** Null for a new one. */
  readonly endpoint: WebhookEndpointFieldsFragment | null;
  readonly scopes: readonly Permission[];
  readonly onCancel: () => void;
  /** With the secret of a new one. */
  readonly onDone: (secret: string | null) => void;
}

const controls: Readonly<Record<string, string>> = { url: "webhook-url", topics: "webhook-topics", description: "webhook-description" };

const controlOf = (field: string): string | null => controls[field] ?? null;

/** Where events are sent, and which. */
export function EndpointDialog({ consumerId, endpoint, scopes, onCancel, onDone }: EndpointDialogProps) {
  const text = useWebhookText();
  const client = useClient();
  const { busy, problems, act } = useAct();
  const problemAt = useProblemAt(problems);
  const [url, setUrl] = useState(endpoint?.url ?? "");
  const [description, setDescription] = useState(endpoint?.description ?? "");
  const [topics, setTopics] = useState<readonly WebhookTopic[]>(endpoint?.topics ?? []);

  const save = async (): Promise<void> => {
    const fields = { url, topics: [...topics], description };
    if (endpoint) {
      const { id, version } = endpoint;
      const saved = await act(async () => {
        const { data, error } = await client.mutation(UpdateWebhookEndpoint, { input: { id, version, ...fields } }).toPromise();
        return { payload: data?.updateWebhookEndpoint, error };
      });
      if (saved) onDone(null);
      return;
    }
    const made = await act(async () => {
      const { data, error } = await client.mutation(CreateWebhookEndpoint, { input: { consumerId, ...fields } }).toPromise();
      return { payload: data?.createWebhookEndpoint, error };
    });
    if (made) onDone(made.secret ?? null);
  };
  return (
    <Dialog title={text(endpoint ? "webhooks.changeTitle" : "webhooks.addTitle")} onCancel={onCancel}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ErrorSummary problems={problems} controlOf={controlOf} />
        <Field id="webhook-url" label={text("webhooks.url")} hint={text("webhooks.urlHint")} error={problemAt("url")}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="url"
              inputMode="url"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              required
              value={url}
              onChange={({ target }) => setUrl(target.value)}
            />
          )}
        </Field>
        <TopicChoices chosen={topics} scopes={scopes} error={problemAt("topics")} onChosen={setTopics} />
        <Field
          id="webhook-description"
          label={text("webhooks.description")}
          hint={text("webhooks.descriptionHint")}
          error={problemAt("description")}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={200}
              value={description}
              onChange={({ target }) => setDescription(target.value)}
            />
          )}
        </Field>
        <div className="row">
          <Button type="submit" busy={busy}>
            {text(busy ? "webhooks.saving" : "webhooks.save")}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            {text("webhooks.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
