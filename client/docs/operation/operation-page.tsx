import { useParams } from "react-router";
import { NotFoundPage } from "../../shared/ui/not-found-page.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { Markdown } from "../markdown/markdown.tsx";
import { RunPanel } from "../run/run-panel.tsx";
import { CodeBlock } from "../run/code-block.tsx";
import { curlOf } from "../run/curl.ts";
import { CodeName } from "../schema/code-name.tsx";
import { DeprecationNote } from "../schema/deprecation-note.tsx";
import type { Operation } from "../schema/described.ts";
import { PartList } from "../schema/part-list.tsx";
import { useSchema } from "../schema/schema-provider.tsx";
import { TypeLink } from "../schema/type-link.tsx";
import { useText } from "../use-text.ts";
import { WhoMayList } from "./who-may-list.tsx";

export default function OperationPage() {
  const { name } = useParams();
  const operation = useSchema().operations.find((each) => each.name === name);
  return operation ? <OperationView key={operation.name} operation={operation} /> : <NotFoundPage place="API" />;
}

function OperationView({ operation }: { operation: Operation }) {
  const text = useText();
  const { demo } = useSchema();
  const { name, kind, description, deprecation, args = [], type, who, example } = operation;
  return (
    <article className="stack-wide">
      <header className="stack">
        <p className="kicker">{text(`search.kind.${kind}`)}</p>
        <PageHeading title={name} place={text("docs.title")}>
          <CodeName name={name} />
        </PageHeading>
        <DeprecationNote deprecation={deprecation} />
        <Markdown source={description} lang="en-CA" />
      </header>
      {who && (
        <section className="stack">
          <h2>{text("who.title")}</h2>
          <WhoMayList who={who} />
        </section>
      )}
      {args.length > 0 && (
        <section className="stack">
          <h2>{text("operation.arguments")}</h2>
          <PartList parts={args} input />
        </section>
      )}
      <section className="stack">
        <h2>{text("operation.answer")}</h2>
        <p>
          <TypeLink type={type} />
        </p>
      </section>
      <section className="stack">
        <h2>{text("operation.example")}</h2>
        {demo ? <RunPanel example={example} changes={kind === "mutation"} /> : <Shown operation={operation} />}
        <h3>curl</h3>
        <CodeBlock code={curlOf(example)} label="curl" />
      </section>
    </article>
  );
}

/** Where the data are real, an example is read and not run. */
function Shown({ operation: { example } }: { operation: Operation }) {
  const text = useText();
  return (
    <>
      <CodeBlock code={example.document} label={text("run.document")} />
      {Object.keys(example.variables).length > 0 && (
        <CodeBlock code={JSON.stringify(example.variables, null, 2)} label={text("run.variables")} />
      )}
    </>
  );
}
