import { useEffect, useRef, useState } from "react";
import type { CombinedError } from "urql";
import { type Connection, type LoadPage, pageOf } from "./connection.ts";

export interface MorePages<T> {
  /** In the order in which they came. Null until the first page is there. */
  readonly nodes: readonly T[] | null;
  /** Where the last page that was added begins; 0 for the first. */
  readonly addedFrom: number;
  readonly hasMore: boolean;
  /** Whether a further page is on its way. */
  readonly busy: boolean;
  /** Why the last further page did not come, until the next try. */
  readonly failure: CombinedError | undefined;
  /** Answers how many came; null where none did. */
  readonly showMore: () => Promise<number | null>;
}

interface Later<T> {
  readonly first: Connection<T> | null;
  readonly pages: readonly Connection<T>[];
  readonly busy: boolean;
  readonly failure: CombinedError | undefined;
}

/**
 * The pages after a first one that came with the page's own query. Another first page (another object) begins the list anew.
 * Where the list has a query of its own, `usePages` does both.
 */
export function useLaterPages<T>(first: Connection<T> | null, load: LoadPage<T>): MorePages<T> {
  const [kept, setKept] = useState<Later<T>>({ first, pages: [], busy: false, failure: undefined });
  // Pages that followed another first page would leave gaps.
  const later = kept.first === first ? kept : { first, pages: [], busy: false, failure: undefined };
  const pages = first ? [first, ...later.pages] : [];
  const last = pages.at(-1)?.pageInfo;
  const shown = useRef<Connection<T> | null>(null);

  useEffect(() => {
    shown.current = first;
    return () => {
      shown.current = null;
    };
  }, [first]);
  const showMore = async (): Promise<number | null> => {
    if (!last?.hasNextPage || later.busy) return null;
    setKept({ ...later, busy: true, failure: undefined });
    const answer = await load(last.endCursor ?? null);
    if (shown.current !== first) return null;
    const page = pageOf(answer);
    setKept({ first, pages: page ? [...later.pages, page] : later.pages, busy: false, failure: page ? undefined : answer.error });
    return page && page.edges.length;
  };
  return {
    nodes: first && pages.flatMap(({ edges }) => edges.map(({ node }) => node)),
    addedFrom: pages.slice(0, -1).flatMap(({ edges }) => edges).length,
    hasMore: last?.hasNextPage ?? false,
    busy: later.busy,
    failure: later.failure,
    showMore,
  };
}
