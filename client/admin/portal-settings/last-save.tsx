import { Link } from "react-router";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { historyPath } from "../portal-settings-history/history-path.ts";
import { useText } from "../use-text.ts";

export function LastSave({ at, by }: { at: string; by?: string | null }) {
  const { locale } = useLanguage();
  const text = useText();
  const when = formatDateTime(locale, at);
  return (
    <p className="hint last-save">
      {by ? text("settings.savedBy", { when, who: by }) : text("settings.savedAt", { when })}{" "}
      <Link className="target-link" to={historyPath}>
        {text("history.see")}
      </Link>
    </p>
  );
}
