import type { WebhookDeliveryFieldsFragment } from "../../../gql/graphql.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useReasonText } from "./use-reason-text.ts";
import { useWebhookText } from "./webhook-texts.ts";

/** Each try, the oldest first. */
export function TryList({ tries }: Pick<WebhookDeliveryFieldsFragment, "tries">) {
  const text = useWebhookText();
  const reasonText = useReasonText();
  const { locale } = useLanguage();
  return (
    <details>
      <summary>{text("webhooks.tries", { count: tries.length })}</summary>
      <ol className="webhook-tries">
        {tries.map(({ at, status, reason, durationMs }) => (
          <li key={at}>
            {text("webhooks.try", {
              when: formatDateTime(locale, at),
              what: reason ? reasonText(reason, status ?? null) : text("webhooks.tryArrived", { status: String(status) }),
              ms: durationMs,
            })}
          </li>
        ))}
      </ol>
    </details>
  );
}
