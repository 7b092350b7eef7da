import { useId, useState } from "react";
import type { Permission } from "../../../gql/graphql.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { DeliveryLog } from "./delivery-log.tsx";
import { EndpointDialog } from "./endpoint-dialog.tsx";
import { EndpointState } from "./endpoint-state.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";
import { SwitchDialog } from "./switch-dialog.tsx";
import { TestButton } from "./test-button.tsx";
import { WebhookEndpointFields } from "./webhook-documents.ts";
import { useWebhookText } from "./webhook-texts.ts";

interface EndpointCardProps {
  readonly endpoint: FragmentType<typeof WebhookEndpointFields>;
  readonly scopes: readonly Permission[];
  readonly onChanged: () => void;
  readonly onSecret: (secret: string) => void;
}

type Asked = "change" | "rotate" | "enable" | "disable" | "delete";

/** One endpoint: how it is, and all that can be done with it. */
export function EndpointCard({ endpoint: fragment, scopes, onChanged, onSecret }: EndpointCardProps) {
  const text = useWebhookText();
  const announce = useAnnounce();
  const endpoint = readFragment(WebhookEndpointFields, fragment);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [shown, setShown] = useState(false);
  const id = useId();
  const close = (): void => setAsked(null);
  const done = (said: string): void => {
    close();
    announce(said);
    onChanged();
  };
  return (
    <article className="card endpoint stack" aria-labelledby={`${id}-url`}>
      <div className="endpoint-head">
        <h3 id={`${id}-url`}>{endpoint.url}</h3>
        <span className={`badge ${endpoint.enabled ? "good" : "caution"}`}>{text(endpoint.enabled ? "webhooks.on" : "webhooks.off")}</span>
      </div>
      {endpoint.description && <p>{endpoint.description}</p>}
      <EndpointState endpoint={endpoint} />
      <ul className="endpoint-topics" aria-label={text("webhooks.topics")}>
        {endpoint.topics.map((topic) => (
          <li key={topic} className="badge plain">
            {text(`webhooks.topic.${topic}`)}
          </li>
        ))}
      </ul>
      <TestButton endpointId={endpoint.id} />
      <div className="row">
        <Button kind="secondary" aria-expanded={shown} aria-controls={`${id}-log`} onClick={() => setShown(!shown)}>
          {text(shown ? "webhooks.hideLog" : "webhooks.showLog")}
        </Button>
        <Button kind="secondary" onClick={() => setAsked("change")}>
          {text("webhooks.change")}
        </Button>
        <Button kind="secondary" onClick={() => setAsked("rotate")}>
          {text("webhooks.rotate")}
        </Button>
        <Button kind="secondary" onClick={() => setAsked(endpoint.enabled ? "disable" : "enable")}>
          {text(endpoint.enabled ? "webhooks.disable" : "webhooks.enable")}
        </Button>
        <Button kind="quiet" onClick={() => setAsked("delete")}>
          {text("webhooks.delete")}
        </Button>
      </div>
      <div id={`${id}-log`}>{shown && <DeliveryLog endpointId={endpoint.id} enabled={endpoint.enabled} />}</div>
      {asked === "change" && (
        <EndpointDialog consumerId="" endpoint={endpoint} scopes={scopes} onCancel={close} onDone={() => done(text("webhooks.saved"))} />
      )}
      {asked === "rotate" && (
        <RotateDialog
          endpointId={endpoint.id}
          onCancel={close}
          onRotated={(secret) => {
            close();
            onSecret(secret);
            onChanged();
          }}
        />
      )}
      {(asked === "enable" || asked === "disable" || asked === "delete") && (
        <SwitchDialog endpointId={endpoint.id} way={asked} onCancel={close} onDone={() => done(text(`webhooks.${asked}Done`))} />
      )}
    </article>
  );
}
