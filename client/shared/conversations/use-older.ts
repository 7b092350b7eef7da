import { useState } from "react";
import type { CombinedError } from "urql";
import type { MorePages } from "../paging/use-later-pages.ts";
import type { MessagePage, Stretch, Thread } from "./thread.ts";

interface Placed {
  readonly position: number;
}

interface OlderOptions<M extends Placed> {
  readonly thread: Thread<M>;
  readonly load: (
    stretch: Stretch,
  ) => Promise<{ readonly page: MessagePage<M> | null | undefined; readonly error: CombinedError | undefined }>;
  /** Puts the page before what is there by then. */
  readonly onOlder: (page: MessagePage<M>) => void;
  readonly pageSize: number;
}

/** The way to the messages before those that are there. */
export function useOlder<M extends Placed>({
  thread: { edges, hasOlder },
  load,
  onOlder,
  pageSize,
}: OlderOptions<M>): Pick<MorePages<M>, "hasMore" | "busy" | "failure" | "showMore"> {
  const [asked, setAsked] = useState<Pick<MorePages<M>, "busy" | "failure">>({ busy: false, failure: undefined });
  const showMore = async (): Promise<number | null> => {
    if (!hasOlder || asked.busy) return null;
    setAsked({ busy: true, failure: undefined });
    const { page, error } = await load({ last: pageSize, before: edges[0]?.cursor ?? null });
    setAsked({ busy: false, failure: page ? undefined : error });
    if (!page) return null;
    onOlder(page);
    return page.edges.length;
  };
  return { hasMore: hasOlder, ...asked, showMore };
}
