import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { itemAt } from "./item-at.ts";
import { useWhereItWas } from "./use-where-it-was.ts";

/** Who comes reads on where they stopped, and otherwise sees what was written last. */
function goToBeginning(list: HTMLElement, last: number, firstNew: number | undefined): void {
  const place = itemAt(list, firstNew ?? last);
  if (!place || place.getBoundingClientRect().bottom <= innerHeight) return;
  place.scrollIntoView({ block: firstNew === undefined ? "end" : "start" });
}

interface Places {
  readonly first: number;
  readonly last: number;
  /** The first that was unread when the reader came. */
  readonly firstNew: number | undefined;
}

/**
 * Keeps what is read where it is while older messages come above it; answers how to bring the focus to the newest of those. Browsers
 * that keep the place by themselves are told not to, in the style sheet: it would be kept twice.
 */
export function useKeptPlace(list: RefObject<HTMLElement | null>, { first, last, firstNew }: Places): () => void {
  const focusNext = useRef(false);
  const whereItWas = useWhereItWas(() => {
    const item = list.current && itemAt(list.current, first);
    return item ? { position: first, top: item.getBoundingClientRect().top } : null;
  });
  const before = useRef(first);
  useLayoutEffect(() => {
    const was = whereItWas.current;
    if (list.current && was && first < before.current) {
      scrollBy(0, (itemAt(list.current, was.position)?.getBoundingClientRect().top ?? was.top) - was.top);
      if (focusNext.current) itemAt(list.current, was.position - 1)?.focus({ preventScroll: true });
      focusNext.current = false;
    }
    before.current = first;
  }, [list, first, whereItWas]);

  // After the page's heading has taken the focus.
  const arrived = useRef(false);
  useEffect(() => {
    if (!arrived.current && list.current) goToBeginning(list.current, last, firstNew);
    arrived.current = true;
  }, [list, last, firstNew]);
  return useCallback(() => {
    focusNext.current = true;
  }, []);
}
