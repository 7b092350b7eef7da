import { formatAgo } from "../../shared/language/ago.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import { useStaff } from "../session/session-provider.tsx";
import { useIntegrationText } from "./integration-texts.ts";

/** How long ago something was last used; the moment itself for who asks. */
export function LastUsed({ at }: { at: string | null | undefined }) {
  const { locale } = useLanguage();
  const { clinic } = useStaff();
  const text = useIntegrationText();
  const now = useNow();
  if (!at) return <>{text("integrations.neverUsed")}</>;
  return (
    <time dateTime={at} title={formatDateTime(locale, at, clinic.timeZone)}>
      {text("integrations.lastUsed", { ago: formatAgo(locale, at, now) })}
    </time>
  );
}
