import type { Connection } from "../../../shared/paging/connection.ts";

/** The part of a list that is there, from its beginning. */
export interface KnownList<N extends { readonly id: string }> {
  readonly nodes: readonly N[];
  readonly hasMore: boolean;
  readonly endCursor: string | null;
  /** Where the page that was added last begins; 0 for the first. */
  readonly addedFrom: number;
}

export const listOf = <N extends { readonly id: string }>({ edges, pageInfo }: Connection<N>): KnownList<N> => ({
  nodes: edges.map(({ node }) => node),
  hasMore: pageInfo.hasNextPage,
  endCursor: pageInfo.endCursor ?? null,
  addedFrom: 0,
});

const without = <N extends { readonly id: string }>(nodes: readonly N[], others: readonly N[]): N[] =>
  nodes.filter(({ id }) => others.every((other) => other.id !== id));

/** The first page as it is now: what has moved up stands there alone, and further pages that were asked for stay. */
export function withFirst<N extends { readonly id: string }>(known: KnownList<N>, page: Connection<N>): KnownList<N> {
  const first = listOf(page);
  const rest = without(known.nodes, first.nodes);
  // Nothing further was asked for, or so much has come that what is there would not follow.
  if (known.addedFrom === 0 || rest.length === known.nodes.length) return first;
  return { ...known, nodes: [...first.nodes, ...rest] };
}

export function withLater<N extends { readonly id: string }>(known: KnownList<N>, page: Connection<N>): KnownList<N> {
  const later = listOf(page);
  return { ...later, nodes: [...known.nodes, ...without(later.nodes, known.nodes)], addedFrom: known.nodes.length };
}
