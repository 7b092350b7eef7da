/** A message at its place; those that came with a mutation's answer have no cursor. */
export interface Placed<M extends { readonly position: number }> {
  readonly cursor: string | null;
  readonly node: M;
}

/** The part of a conversation that is there, without gaps, the oldest message first. */
export interface Thread<M extends { readonly position: number }> {
  readonly edges: readonly Placed<M>[];
  /** Whether there are messages before it. */
  readonly hasOlder: boolean;
}

/** A page as the schema answers it. */
export interface MessagePage<M extends { readonly position: number }> {
  readonly edges: readonly Placed<M>[];
  readonly pageInfo: { readonly hasPreviousPage: boolean };
}

export const threadOf = <M extends { readonly position: number }>({ edges, pageInfo }: MessagePage<M>): Thread<M> => ({
  edges,
  hasOlder: pageInfo.hasPreviousPage,
});

/** The newest page as it is now. Where more came meanwhile than a page holds, what is there would have a gap: it gives way. */
export function withNewest<M extends { readonly position: number }>(thread: Thread<M>, page: MessagePage<M>): Thread<M> {
  const [first] = page.edges;
  const last = thread.edges.at(-1);
  if (!first || !last || first.node.position > last.node.position + 1) return threadOf(page);
  return {
    edges: [...thread.edges.filter(({ node }) => node.position < first.node.position), ...page.edges],
    hasOlder: olderOf(thread, page),
  };
}

/** A page that reaches further back than what was there knows what is before it. */
const olderOf = <M extends { readonly position: number }>(thread: Thread<M>, page: MessagePage<M>): boolean =>
  page.edges[0]!.node.position < thread.edges[0]!.node.position ? page.pageInfo.hasPreviousPage : thread.hasOlder;

/** The page before what is there; one that does not reach it any more, as that has given way meanwhile, is left out. */
export function withOlder<M extends { readonly position: number }>(thread: Thread<M>, page: MessagePage<M>): Thread<M> {
  const first = thread.edges[0]?.node.position ?? Infinity;
  if ((page.edges.at(-1)?.node.position ?? first) < first - 1) return thread;
  return { edges: [...page.edges.filter(({ node }) => node.position < first), ...thread.edges], hasOlder: page.pageInfo.hasPreviousPage };
}

/** One that was just written. Those between, which nobody has seen yet, come with the next look. */
export function withWritten<M extends { readonly position: number }>(thread: Thread<M>, node: M): Thread<M> {
  const last = thread.edges.at(-1)?.node.position ?? 0;
  return node.position === last + 1 ? { ...thread, edges: [...thread.edges, { cursor: null, node }] } : thread;
}

/** How to ask for messages from the end: the newest `last`, or those before a cursor. */
export interface Stretch {
  readonly last: number;
  readonly before: string | null;
}

/** What to ask for to have one message again. */
export function stretchOf<M extends { readonly position: number }>({ edges }: Thread<M>, position: number): Stretch {
  const later = edges.filter(({ node }) => node.position > position);
  const next = later.findIndex(({ cursor }) => cursor !== null);
  return next === -1 ? { last: later.length + 1, before: null } : { last: next + 1, before: later[next]!.cursor };
}
