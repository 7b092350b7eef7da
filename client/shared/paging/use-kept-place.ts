import { useLayoutEffect, useRef, type RefObject } from "react";

const topOf = (element: Element): number => element.getBoundingClientRect().top + window.scrollY;

/**
 * Where a list grows at its top, whoever reads goes on reading: what they read stays where it is on the screen. `first` is the list's first
 * item, known by its key; null for a list that doesn't grow there.
 */
export function useKeptPlace(list: RefObject<HTMLElement | null>, first: string | null): void {
  const before = useRef<{ readonly first: string; readonly element: Element | null; readonly top: number } | null>(null);
  useLayoutEffect(() => {
    if (first === null) return;
    const known = before.current;
    if (known?.element?.isConnected && known.first !== first)
      window.scrollBy({ top: topOf(known.element) - known.top, behavior: "instant" });
    const element = list.current?.firstElementChild ?? null;
    before.current = { first, element, top: element ? topOf(element) : 0 };
  });
}
