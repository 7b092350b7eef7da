import { useLanguage } from "../language/language-provider.tsx";
import { useSharedText } from "../language/use-text.ts";

/** Named in the language that it leads to. */
export function LanguageToggle() {
  const { locale, choose } = useLanguage();
  const text = useSharedText();
  const other = locale === "fr" ? "en" : "fr";
  return (
    <button type="button" className="toggle" lang={`${other}-CA`} onClick={() => choose(other)}>
      {text("language.other")}
    </button>
  );
}
