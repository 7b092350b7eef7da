import { useEffect, useState } from "react";
import type { CombinedError } from "urql";

interface Page<T> {
  readonly nodes: readonly T[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

interface Answer<T> {
  readonly page: Page<T> | null;
  readonly error: CombinedError | undefined;
}

/** Asks for the page after a cursor. Another function is another list. */
type LoadPage<T> = (after: string | null) => Promise<Answer<T>>;

interface Known<T> {
  readonly load: LoadPage<T>;
  readonly pages: readonly Page<T>[];
  readonly error: CombinedError | undefined;
}

interface Connection<T> {
  readonly edges: readonly { readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** A list of something that is gone meanwhile is an empty one. */
export const answerOf = <T>(connection: Connection<T> | null | undefined, error: CombinedError | undefined): Answer<T> => ({
  page: error
    ? null
    : {
        nodes: connection?.edges.map(({ node }) => node) ?? [],
        hasNextPage: connection?.pageInfo.hasNextPage ?? false,
        endCursor: connection?.pageInfo.endCursor ?? null,
      },
  error,
});

export interface PagedList<T> {
  /** Null until the first page of some list is there; that of the list before stays while the next one is on its way. */
  readonly nodes: readonly T[] | null;
  /** Whether what is there is the list that was asked for. */
  readonly current: boolean;
  /** Where the last page that was added begins; 0 for the first. */
  readonly addedFrom: number;
  readonly hasMore: boolean;
  readonly error: CombinedError | undefined;
  readonly phase: "idle" | "busy" | "failed";
  /** Answers how many came; null where it failed. */
  readonly showMore: () => Promise<number | null>;
  readonly reload: () => void;
}

/** The first page of a list, and the pages that were asked for since. */
export function usePages<T>(load: LoadPage<T>): PagedList<T> {
  const [known, setKnown] = useState<Known<T> | null>(null);
  const [phase, setPhase] = useState<"idle" | "busy" | "failed">("idle");
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let wanted = true;
    void load(null).then(({ page, error }) => {
      if (!wanted) return;
      setKnown({ load, pages: page ? [page] : [], error });
      setPhase("idle");
    });
    return () => {
      wanted = false;
    };
  }, [load, turn]);

  const current = known?.load === load;
  const pages = known?.pages ?? [];
  const last = pages.at(-1);
  const showMore = async (): Promise<number | null> => {
    if (!current || !last || phase === "busy") return null;
    setPhase("busy");
    const { page } = await load(last.endCursor);
    setPhase(page ? "idle" : "failed");
    if (!page) return null;
    setKnown((now) => (now === known ? { ...known, pages: [...known.pages, page] } : now));
    return page.nodes.length;
  };
  return {
    nodes: last ? pages.flatMap(({ nodes }) => nodes) : null,
    current,
    addedFrom: pages.slice(0, -1).flatMap(({ nodes }) => nodes).length,
    hasMore: last?.hasNextPage ?? false,
    error: known?.error,
    phase,
    showMore,
    reload: () => {
      setKnown(null);
      setTurn(turn + 1);
    },
  };
}
