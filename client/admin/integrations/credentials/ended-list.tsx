import type { ReactNode } from "react";
import { useIntegrationText } from "../integration-texts.ts";

interface EndedListProps<T> {
  readonly title: string;
  readonly items: readonly T[];
  /** Whether there are older ones. */
  readonly more: boolean;
  readonly keyOf: (item: T) => string;
  readonly children: (item: T) => ReactNode;
}

/** What opens nothing any more, out of the way. */
export function EndedList<T>({ title, items, more, keyOf, children }: EndedListProps<T>) {
  const text = useIntegrationText();
  if (items.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <div className="stack">
        <ul className="credential-list">
          {items.map((item) => (
            <li key={keyOf(item)}>{children(item)}</li>
          ))}
        </ul>
        {more && <p className="hint">{text("integrations.latestOnly", { count: items.length })}</p>}
      </div>
    </details>
  );
}
