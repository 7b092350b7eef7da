import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { CodeBlock } from "../run/code-block.tsx";
import { PartList } from "../schema/part-list.tsx";
import { useSchema } from "../schema/schema-provider.tsx";
import { TypeLink } from "../schema/type-link.tsx";
import { useText } from "../use-text.ts";

const expected = `{
  "data": {
    "updatePatient": {
      "patient": null,
      "errors": [{ "code": "VALIDATION_FAILED", "message": "…", "path": ["input", "email"] }]
    }
  }
}`;

const fault = `{
  "errors": [
    { "message": "…", "path": ["patients"], "extensions": { "code": "FORBIDDEN", "requestId": "01KB…" } }
  ],
  "data": null
}`;

export default function ErrorsPage() {
  const text = useText();
  const { types } = useSchema();
  const codes = types.find(({ name }) => name === "ErrorCode")?.values ?? [];
  const kinds = types.find(({ name }) => name === "UserError")?.possible ?? [];
  return (
    <article className="stack-wide">
      <PageHeading title={text("errors.title")} place={text("docs.title")} />
      <section className="stack">
        <h2>{text("errors.expected")}</h2>
        <p>{text("errors.expectedBody")}</p>
        <CodeBlock code={expected} label={text("errors.expected")} />
      </section>
      <section className="stack">
        <h2>{text("errors.fault")}</h2>
        <p>{text("errors.faultBody")}</p>
        <CodeBlock code={fault} label={text("errors.fault")} />
      </section>
      <section className="stack">
        <h2>{text("errors.codes")}</h2>
        <PartList parts={codes} />
      </section>
      <section className="stack">
        <h2>{text("errors.types")}</h2>
        <ul className="names">
          {kinds.map((name) => (
            <li key={name}>
              <TypeLink type={name} />
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}
