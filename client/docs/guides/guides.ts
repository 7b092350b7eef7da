import { useMemo } from "react";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useText } from "../use-text.ts";

type Load = () => Promise<string>;

/** Written for these pages, in both languages. */
const own = import.meta.glob<string>("./{fr,en}/*.md", { query: "?raw", import: "default" });
/** The product's own documents, as they lie in the repository. */
const shared = import.meta.glob<string>(["../../../docs/*.md", "../../../docs/schema/changelog.md"], { query: "?raw", import: "default" });

const nameOf = (file: string): string => /([^/]+)\.md$/.exec(file)![1]!;

const ownNames = ["calling", "identity", "limits", "repeating", "changes"] as const;

const documents: Readonly<Record<string, Load>> = Object.fromEntries(Object.entries(shared).map(([file, load]) => [nameOf(file), load]));

export interface Guide {
  readonly name: string;
  readonly title: string;
  readonly path: string;
  readonly load: Load;
  /** English documents are read in English, whatever the page's language is. */
  readonly lang: "fr-CA" | "en-CA";
}

/** What there is to read beside the reference, in the order of reading. */
export function useGuides(): readonly Guide[] {
  const text = useText();
  const { locale } = useLanguage();
  return useMemo(() => {
    const written = ownNames.flatMap((name): Guide[] => {
      const load = own[`./${locale}/${name}.md`];
      return load ? [{ name, title: text(`guide.${name}`), path: `/guides/${name}`, load, lang: `${locale}-CA` }] : [];
    });
    const titled = {
      webhooks: text("guide.webhooks"),
      fhir: text("guide.fhir"),
      speed: text("guide.speed"),
      changelog: text("guide.changelog"),
    };
    const linked = Object.entries(titled).flatMap(([name, title]): Guide[] => {
      const load = documents[name];
      return load ? [{ name, title, path: `/guides/${name}`, load, lang: "en-CA" }] : [];
    });
    return [...written, ...linked];
  }, [locale, text]);
}
