import type { Locale } from "../../../../shared/language/choose-locale.ts";
import type { Written } from "../written.ts";

type TemplateUse = "replace" | "add";

type InBoth = Readonly<Record<Locale, string>>;

/** A message with a template in it. A subject that was written stays, unless all of it is replaced. */
export function withTemplate(
  written: Written,
  template: { readonly subject: InBoth; readonly body: InBoth },
  locale: Locale,
  use: TemplateUse,
): Partial<Written> {
  const { subject, body } = template;
  const replaces = use === "replace";
  return {
    subject: replaces || written.subject.trim() === "" ? subject[locale] : written.subject,
    bodyHtml: replaces ? body[locale] : written.bodyHtml + body[locale],
  };
}
