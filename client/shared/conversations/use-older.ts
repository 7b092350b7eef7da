import { useState } from "react";
import type { CombinedError } from "urql";
import type { MorePages } from "../paging/use-later-pages.ts";
import type { Page, Stretch, Thread } from "./thread.ts";

interface Placed {
  readonly position: number;
}

interface OlderOptions<M extends Placed> {
  /** What is there; null until something is. */
  readonly thread: Thread<M> | null;
  readonly load: (stretch: Stretch) => Promise<{ readonly page: Page<M> | null | undefined; readonly error: CombinedError | undefined }>;
  /** Puts the page before what is there by then. */
  readonly onOlder: (page: Page<M>) => void;
  readonly pageSize: number;
}

interface Asked {
  readonly busy: boolean;
  readonly failure: CombinedError | undefined;
  /** The newest of those that were added last; 0 for none. */
  readonly newestAdded: number;
}

/** The messages that are there as a list for `MoreList` with `upward`, whose next page is the one before them. */
export function useOlder<M extends Placed>({ thread, load, onOlder, pageSize }: OlderOptions<M>): MorePages<M> {
  const [{ newestAdded, ...asked }, setAsked] = useState<Asked>({ busy: false, failure: undefined, newestAdded: 0 });
  const nodes = thread && thread.edges.map(({ node }) => node).reverse();
  const showMore = async (): Promise<number | null> => {
    if (!thread?.hasOlder || asked.busy) return null;
    setAsked({ busy: true, failure: undefined, newestAdded });
    const { page, error } = await load({ last: pageSize, before: thread.edges[0]?.cursor ?? null });
    setAsked({ busy: false, failure: page ? undefined : error, newestAdded: page?.edges.at(-1)?.node.position ?? newestAdded });
    if (!page) return null;
    onOlder(page);
    return page.edges.length;
  };
  const addedFrom = nodes?.findIndex(({ position }) => position === newestAdded) ?? 0;
  return { nodes, addedFrom: Math.max(0, addedFrom), hasMore: thread?.hasOlder ?? false, ...asked, showMore };
}
