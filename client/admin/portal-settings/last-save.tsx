import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useText } from "../use-text.ts";

export function LastSave({ at, by }: { at: string; by?: string | null }) {
  const { locale } = useLanguage();
  const text = useText();
  const when = formatDateTime(locale, at);
  return <p className="hint">{by ? text("settings.savedBy", { when, who: by }) : text("settings.savedAt", { when })}</p>;
}
