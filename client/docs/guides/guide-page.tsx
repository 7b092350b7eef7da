import { useEffect, useState } from "react";
import { useParams } from "react-router";
import { NotFoundPage } from "../../shared/ui/not-found-page.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { Markdown } from "../markdown/markdown.tsx";
import { useText } from "../use-text.ts";
import { type Guide, useGuides } from "./guides.ts";

/** The page has its own heading: the document's would be a second one. */
const withoutTitle = (source: string): string => source.replace(/^# .*\n/, "");

export default function GuidePage() {
  const { name } = useParams();
  const guide = useGuides().find((each) => each.name === name);
  return guide ? <GuideView key={guide.name} guide={guide} /> : <NotFoundPage place="API" />;
}

function GuideView({ guide: { title, load, lang } }: { guide: Guide }) {
  const text = useText();
  const [read, setRead] = useState<{ readonly load: Guide["load"]; readonly source: string } | null>(null);
  useEffect(() => {
    let current = true;
    void load().then((source) => current && setRead({ load, source: withoutTitle(source) }));
    return () => {
      current = false;
    };
  }, [load]);
  return (
    <article className="stack-wide">
      <PageHeading title={title} place={text("docs.title")} />
      {read ? <Markdown source={read.source} lang={lang} top={1} /> : <Skeleton shapes={["line", "tile", "tile"]} />}
    </article>
  );
}
