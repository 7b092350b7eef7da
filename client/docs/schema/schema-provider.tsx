import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useText } from "../use-text.ts";
import type { Schema } from "./described.ts";

const SchemaContext = createContext<Schema | null>(null);

async function fetchSchema(signal: AbortSignal): Promise<Schema> {
  const response = await fetch("/docs/schema.json", { credentials: "omit", signal });
  if (!response.ok) throw new Error(`The schema was answered with ${response.status}`);
  return (await response.json()) as Schema;
}

/** Every page shows a part of the schema: it is read once. */
export function SchemaProvider({ children }: { children: ReactNode }) {
  const [schema, setSchema] = useState<Schema | null>(null);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    fetchSchema(stop.signal).then(setSchema, () => !stop.signal.aborted && setFailed(true));
    return () => stop.abort();
  }, [turn]);
  if (schema) return <SchemaContext value={schema}>{children}</SchemaContext>;
  const retry = () => {
    setFailed(false);
    setTurn(turn + 1);
  };
  return failed ? <SchemaMissing onRetry={retry} /> : <SchemaComing />;
}

function SchemaComing() {
  const text = useText();
  return (
    <div className="docs-state" aria-busy="true">
      <p className="visually-hidden" role="status">
        {text("state.loading")}
      </p>
      <Skeleton shapes={["title", "line", "tile", "tile"]} />
    </div>
  );
}

function SchemaMissing({ onRetry }: { onRetry: () => void }) {
  const text = useText();
  return (
    <main className="docs-state">
      <h1>{text("docs.title")}</h1>
      <Notice kind="danger" live="alert" title={text("state.failed")}>
        <p>{text("state.failedHint")}</p>
        <div>
          <Button kind="secondary" onClick={onRetry}>
            {text("state.retry")}
          </Button>
        </div>
      </Notice>
    </main>
  );
}

export function useSchema(): Schema {
  const schema = useContext(SchemaContext);
  if (!schema) throw new Error("useSchema needs a SchemaProvider");
  return schema;
}
