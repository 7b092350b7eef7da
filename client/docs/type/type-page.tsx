import { useParams } from "react-router";
import { NotFoundPage } from "../../shared/ui/not-found-page.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { Markdown } from "../markdown/markdown.tsx";
import { WhoMayList } from "../operation/who-may-list.tsx";
import { CodeName } from "../schema/code-name.tsx";
import type { Type } from "../schema/described.ts";
import { PartList } from "../schema/part-list.tsx";
import { useSchema } from "../schema/schema-provider.tsx";
import { TypeLink } from "../schema/type-link.tsx";
import { useText } from "../use-text.ts";
import { UsedBy } from "./used-by.tsx";

export default function TypePage() {
  const { name } = useParams();
  const type = useSchema().types.find((each) => each.name === name);
  return type ? <TypeView key={type.name} type={type} /> : <NotFoundPage place="API" />;
}

const Names = ({ title, names }: { title: string; names: readonly string[] | undefined }) =>
  names && names.length > 0 ? (
    <section className="stack">
      <h2>{title}</h2>
      <ul className="names">
        {names.map((name) => (
          <li key={name}>
            <TypeLink type={name} />
          </li>
        ))}
      </ul>
    </section>
  ) : null;

function TypeView({ type }: { type: Type }) {
  const text = useText();
  const { name, kind, description, who, fields, inputs, values, interfaces, possible } = type;
  return (
    <article className="stack-wide">
      <header className="stack">
        <p className="kicker">{text(`type.${kind}`)}</p>
        <PageHeading title={name} place={text("docs.title")}>
          <CodeName name={name} />
        </PageHeading>
        <Markdown source={description} lang="en-CA" />
      </header>
      {who && !who.anybody && (
        <section className="stack">
          <h2>{text("who.seeTitle")}</h2>
          <WhoMayList who={who} />
        </section>
      )}
      <Parts title={text("type.fields")} parts={fields} />
      <Parts title={text("type.inputs")} parts={inputs} input />
      <Parts title={text("type.values")} parts={values} />
      <Names title={text("type.possible")} names={possible} />
      <Names title={text("type.interfaces")} names={interfaces} />
      <UsedBy name={name} />
    </article>
  );
}

function Parts({ title, parts, input }: { title: string; parts: Type["fields"] | Type["inputs"] | Type["values"]; input?: boolean }) {
  if (!parts || parts.length === 0) return null;
  return (
    <section className="stack">
      <h2>{title}</h2>
      <PartList parts={parts} input={input} />
    </section>
  );
}
