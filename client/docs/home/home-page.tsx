import { Link } from "react-router";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useGuides } from "../guides/guides.ts";
import { CodeBlock } from "../run/code-block.tsx";
import { useSchema } from "../schema/schema-provider.tsx";
import { useText } from "../use-text.ts";
import { curlOf } from "../run/curl.ts";

const first = { document: "{\n  viewer {\n    permissions\n  }\n}", variables: {} };

export function HomePage() {
  const text = useText();
  const guides = useGuides();
  const { operations, types, demo } = useSchema();
  return (
    <article className="stack-wide">
      <PageHeading title={text("docs.title")} />
      <p>{text("home.intro")}</p>
      <p className="soft">{text("home.counts", { operations: operations.length, types: types.length })}</p>
      {demo && <p>{text("home.demo")}</p>}
      <section className="stack">
        <h2>{text("home.first")}</h2>
        <CodeBlock code={curlOf(first)} label={text("home.first")} />
      </section>
      <section className="stack">
        <h2>{text("contents.guides")}</h2>
        <ul className="guide-cards">
          {[...guides, { path: "/errors", title: text("errors.title") }].map(({ path, title }) => (
            <li key={path}>
              <Link to={path}>{title}</Link>
            </li>
          ))}
        </ul>
      </section>
      <p className="soft">{text("home.search")}</p>
    </article>
  );
}
