import { useText } from "../use-text.ts";
import { ChangeCard } from "./change-card.tsx";
import type { BulkChange } from "./use-changes.ts";

interface HistoryProps {
  readonly changes: readonly BulkChange[];
  readonly onSteered: () => void;
}

/** Earlier changes, the latest first. */
export function History({ changes, onSteered }: HistoryProps) {
  const text = useText();
  return (
    <section className="stack" aria-labelledby="bulk-history">
      <h2 id="bulk-history">{text("bulk.history")}</h2>
      {changes.length === 0 ? (
        <p className="soft">{text("bulk.noHistory")}</p>
      ) : (
        <ol className="bulk-history">
          {changes.map((change) => (
            <li key={change.id}>
              <ChangeCard change={change} onSteered={onSteered} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
