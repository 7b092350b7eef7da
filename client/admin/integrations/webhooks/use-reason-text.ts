import { useWebhookText } from "./webhook-texts.ts";

const known = [
  ...(["REDIRECTED", "TIMED_OUT", "CONNECTION_FAILED", "NAME_UNKNOWN", "TLS_FAILED", "NO_HTTP", "ADDRESS_REFUSED"] as const),
  ...(["ENDPOINT_DISABLED", "RIGHT_MISSING", "NOT_SUBSCRIBED", "INTERRUPTED", "EXPIRED"] as const),
];

/** Why something wasn't delivered, in words. */
export function useReasonText(): (reason: string, status: number | null) => string {
  const text = useWebhookText();
  return (reason, status) => {
    if (reason === "STATUS") return text("webhooks.reason.STATUS", { status: String(status) });
    const word = known.find((each) => each === reason);
    return word ? text(`webhooks.reason.${word}`) : text("webhooks.reason.other", { reason });
  };
}
