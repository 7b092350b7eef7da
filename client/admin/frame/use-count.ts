import { useCallback, useEffect, useState } from "react";
import { type TypedDocumentNode, useClient } from "urql";
import { inBackground } from "../../shared/graphql/background.ts";
import { useRegularLook } from "../../shared/ui/use-regular-look.ts";
import type { CountSignal } from "./count-signal.ts";

interface Counted<Data> {
  readonly document: TypedDocumentNode<Data, Record<string, never>>;
  readonly countOf: (data: Data) => number;
  readonly signal: CountSignal;
  readonly everyMs: number;
}

/**
 * How much waits: looked at now and then while the page is seen, and after whatever is told to the signal. Null until it is known.
 * What is counted is the same at every call, made once outside of all components.
 */
export function useCount<Data>({ document, countOf, signal, everyMs }: Counted<Data>): number | null {
  const client = useClient();
  const [count, setCount] = useState<number | null>(null);
  const look = useCallback(
    () =>
      void client
        .query(document, {}, inBackground("admin"))
        .toPromise()
        .then(({ data }) => data && setCount(countOf(data))),
    [client, document, countOf],
  );
  useEffect(() => {
    look();
    return signal.hear(look);
  }, [look, signal]);
  useRegularLook(look, everyMs);
  return count;
}
