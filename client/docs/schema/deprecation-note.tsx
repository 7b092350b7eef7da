import { formatDate } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Markdown } from "../markdown/markdown.tsx";
import { useText } from "../use-text.ts";

const dated = /\s*\(until (\d{4}-\d{2}-\d{2})\)/;

/** What is deprecated, until when it works, and what to use instead. */
export function DeprecationNote({ deprecation }: { deprecation: string | undefined }) {
  const text = useText();
  const { locale } = useLanguage();
  if (deprecation === undefined) return null;
  const [, day] = dated.exec(deprecation) ?? [];
  return (
    <div className="deprecation">
      <p>
        <strong>{day ? text("part.deprecatedUntil", { day: formatDate(locale, day) }) : text("part.deprecated")}</strong>
      </p>
      <Markdown source={deprecation.replace(dated, "")} lang="en-CA" />
    </div>
  );
}
