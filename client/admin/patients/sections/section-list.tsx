import type { ReactNode } from "react";
import { MoreList } from "../../../shared/paging/more-list.tsx";
import type { PagedList } from "../../../shared/paging/use-pages.ts";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useMoreWords } from "../../use-more-words.ts";

interface SectionListProps<T> {
  readonly list: PagedList<T>;
  readonly className: string;
  readonly label: string;
  readonly empty: string;
  readonly keyOf: (node: T) => string;
  readonly children: (node: T) => ReactNode;
}

/** A list of a chart in all its states. */
export function SectionList<T>({ list, empty, ...rest }: SectionListProps<T>) {
  const words = useMoreWords();
  return (
    <PageState data={list.nodes} error={list.error} onRetry={list.reload} skeleton={<Skeleton shapes={["tile", "tile"]} />}>
      {(nodes) => (nodes.length === 0 ? <p className="empty">{empty}</p> : <MoreList list={list} words={words} {...rest} />)}
    </PageState>
  );
}
