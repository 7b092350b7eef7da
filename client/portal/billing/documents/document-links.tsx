import type { Locale } from "../../../shared/language/choose-locale.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useBillingText } from "../billing-texts.ts";

export type Document = Readonly<Record<Locale, string | null>>;

interface DocumentLinksProps {
  readonly kind: "INVOICE" | "RECEIPT";
  readonly number: string | null;
  readonly document: Document;
}

/** A document in the page's language, with the other one beside. Each link is named with the invoice's number. */
export function DocumentLinks({ kind, number, document }: DocumentLinksProps) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const other: Locale = locale === "fr" ? "en" : "fr";
  const [own, others] = [document[locale], document[other]];
  const values = { number: number ?? "" };
  if (own === null || others === null) return null;
  return (
    <span className="document">
      <a href={own} target="_blank" rel="noopener" aria-label={text(`documents.${kind}`, values)}>
        <Icon name="note" />
        {text(`documents.${kind}.short`)}
      </a>
      <a
        href={others}
        target="_blank"
        rel="noopener"
        lang={`${other}-CA`}
        hrefLang={`${other}-CA`}
        aria-label={text(`documents.other.${kind}`, values)}
      >
        {text("documents.other")}
      </a>
    </span>
  );
}
