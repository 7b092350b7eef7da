import { Markdown } from "../markdown/markdown.tsx";
import { useText } from "../use-text.ts";
import type { Described, Input } from "./described.ts";
import { DeprecationNote } from "./deprecation-note.tsx";
import { TypeLink } from "./type-link.tsx";

type Part = Described & Partial<Pick<Input, "type" | "defaultValue">> & { readonly args?: readonly Input[] };

interface PartListProps {
  readonly parts: readonly Part[];
  /** Fields are answered, inputs are asked for: only these can be required. */
  readonly input?: boolean;
}

/** Fields, arguments, input fields or enum values, one below the other: on a phone as on a desktop. */
export function PartList({ parts, input = false }: PartListProps) {
  const text = useText();
  return (
    <ul className="parts">
      {parts.map((part) => (
        <li key={part.name} id={part.name} className="part">
          <p className="part-head">
            <code className="part-name" translate="no">
              {part.name}
            </code>
            {part.type && <TypeLink type={part.type} />}
            {input && part.type?.endsWith("!") && part.defaultValue === undefined && <span className="mark">{text("part.required")}</span>}
            {part.defaultValue !== undefined && (
              <span className="mark">
                {text("part.default")} <code translate="no">{part.defaultValue}</code>
              </span>
            )}
          </p>
          <DeprecationNote deprecation={part.deprecation} />
          <Markdown source={part.description} lang="en-CA" />
          {part.args && (
            <details className="part-args">
              <summary>{text("part.arguments", { count: part.args.length })}</summary>
              <PartList parts={part.args} input />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
