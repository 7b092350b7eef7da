import { useCallback, useEffect, useState } from "react";
import { type CombinedError, type TypedDocumentNode, useClient } from "urql";

interface Known<One> {
  readonly id: string;
  /** Null where the clinic has no such one. */
  readonly one: One | null;
  readonly error: CombinedError | undefined;
}

/** What a page about one thing knows of it so far. */
export interface OnePage<One> {
  /** Null while it is being asked for. */
  readonly known: Pick<Known<One>, "one" | "error"> | null;
  readonly retry: () => void;
}

/**
 * The one that a page is about, and a way to show what a change made of it.
 *
 * @param read takes it out of the answer; the same function every time
 */
export function useOne<Data, One>(
  document: TypedDocumentNode<Data, { id: string }>,
  id: string,
  read: (data: Data) => One | null | undefined,
): OnePage<One> & { readonly change: (one: One) => void } {
  const client = useClient();
  const [loaded, setLoaded] = useState<Known<One> | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    void client
      .query(document, { id })
      .toPromise()
      .then(({ data, error }) => {
        if (wanted) setLoaded({ id, one: (data && read(data)) ?? null, error });
      });
    return () => {
      wanted = false;
    };
  }, [client, document, id, read, turn]);
  const change = useCallback((one: One) => setLoaded({ id, one, error: undefined }), [id]);
  const retry = (): void => {
    setLoaded(null);
    setTurn(turn + 1);
  };
  return { known: loaded?.id === id ? loaded : null, change, retry };
}
