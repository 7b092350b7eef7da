import type { WebhookEndpointFieldsFragment } from "../../../gql/graphql.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useWebhookText } from "./webhook-texts.ts";

/** Why nothing is sent, or that something is wrong; otherwise when it last worked. */
export function EndpointState({ endpoint }: { endpoint: WebhookEndpointFieldsFragment }) {
  const text = useWebhookText();
  const { locale } = useLanguage();
  const { disabledReason, disabledAt, failingSince, lastDeliveredAt, previousSecretUntil } = endpoint;
  const when = (instant: string): string => formatDateTime(locale, instant);
  return (
    <>
      {disabledReason && disabledAt && (
        <Notice kind={disabledReason === "BY_HAND" ? "neutral" : "danger"}>
          <p>{text(`webhooks.disabled.${disabledReason}`, { when: when(disabledAt) })}</p>
          <p>{text("webhooks.disabledHint")}</p>
        </Notice>
      )}
      {!disabledReason && failingSince && (
        <Notice kind="warning">
          <p>{text("webhooks.failing", { when: when(failingSince) })}</p>
        </Notice>
      )}
      <p className="soft">
        {lastDeliveredAt ? text("webhooks.lastDelivered", { when: when(lastDeliveredAt) }) : text("webhooks.neverDelivered")}
        {previousSecretUntil && ` ${text("webhooks.twoSecrets", { when: when(previousSecretUntil) })}`}
      </p>
    </>
  );
}
