import type { ReactNode } from "react";
import { Link } from "react-router";
import { type Block, parseMarkdown, parseSpans, type Span } from "./parse-markdown.ts";

interface MarkdownProps {
  readonly source: string;
  /** The language that it is written in, where it is not the page's. */
  readonly lang?: string;
  /** The level of its first headings. */
  readonly top?: number;
}

export function Markdown({ source, lang, top = 2 }: MarkdownProps) {
  if (source === "") return null;
  return (
    <div className="prose" lang={lang}>
      {parseMarkdown(source).map((block, place) => (
        <BlockView key={place} block={block} top={top} />
      ))}
    </div>
  );
}

function BlockView({ block, top }: { block: Block; top: number }) {
  switch (block.kind) {
    case "heading":
      return <Heading level={Math.min(top + block.level - 1, 4)}>{inline(block.text)}</Heading>;
    case "code":
      return (
        <pre className="code" tabIndex={0} translate="no">
          <code>{block.text}</code>
        </pre>
      );
    case "list": {
      const items = block.items.map((item, place) => <li key={place}>{inline(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return <Table head={block.head} rows={block.rows} />;
    case "paragraph":
      return <p>{inline(block.text)}</p>;
  }
}

function Heading({ level, children }: { level: number; children: ReactNode }) {
  if (level <= 2) return <h2>{children}</h2>;
  return level === 3 ? <h3>{children}</h3> : <h4>{children}</h4>;
}

const Table = ({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }) => (
  <div className="table-scroll" tabIndex={0}>
    <table>
      <thead>
        <tr>
          {head.map((cell, place) => (
            <th key={place} scope="col">
              {inline(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, column) => (
              <td key={column}>{inline(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const inline = (text: string): ReactNode => parseSpans(text).map((span, place) => <SpanView key={place} span={span} />);

/** Documents name each other by their files; here each is a page. */
const pageOf = (href: string): string | null => {
  const [, name] = /^(?:\.\/)?(?:schema\/)?([a-z-]+)\.md$/.exec(href) ?? [];
  if (name) return `/guides/${name}`;
  return href.startsWith("/") ? href : null;
};

function SpanView({ span: { kind, text, href = "" } }: { span: Span }) {
  if (kind === "code") return <code translate="no">{text}</code>;
  if (kind === "strong") return <strong>{text}</strong>;
  if (kind === "text") return text;
  const page = pageOf(href);
  if (page) return <Link to={page}>{text}</Link>;
  return /^https:\/\//.test(href) ? (
    <a href={href} rel="noreferrer">
      {text}
    </a>
  ) : (
    text
  );
}
