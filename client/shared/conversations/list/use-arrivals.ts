import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { itemAt } from "./item-at.ts";
import { useWhereItWas } from "./use-where-it-was.ts";

/** Whether the end of the list is in sight, or nearly. */
const isAtEnd = (bottom: number): boolean => bottom <= innerHeight + 80;

interface Placed {
  readonly position: number;
}

/**
 * What comes while the page is open is told. Who is at the end stays there, with what they are writing where it is; who reads further
 * up is left in peace, and told how many wait below.
 */
export function useArrivals<M extends Placed>(
  list: RefObject<HTMLElement | null>,
  messages: readonly M[],
  isNews: (message: M) => boolean,
  onNews: (arrived: readonly M[]) => void,
) {
  const last = messages.at(-1)?.position ?? 0;
  const [from, setFrom] = useState<number | null>(null);
  const bottomWas = useWhereItWas(() => list.current?.getBoundingClientRect().bottom ?? 0);
  const before = useRef(last);

  useLayoutEffect(() => {
    const known = before.current;
    before.current = last;
    if (last <= known || !list.current) return;
    const { bottom } = list.current.getBoundingClientRect();
    const was = bottomWas.current;
    const stays = was !== null && isAtEnd(was);
    if (stays) scrollBy(0, bottom - was);
    const arrived = messages.filter((message) => message.position > known && isNews(message));
    const [first] = arrived;
    if (!first) return;
    onNews(arrived);
    if (!stays) setFrom((waiting) => waiting ?? first.position);
  }, [list, last, messages, bottomWas, isNews, onNews]);

  useEffect(() => {
    if (from === null) return;
    const look = (): void => {
      const item = list.current && itemAt(list.current, from);
      if (item && item.getBoundingClientRect().top < innerHeight - 80) setFrom(null);
    };
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, [list, from]);

  const goToNewest = (): void => {
    const item = from === null || !list.current ? null : itemAt(list.current, from);
    setFrom(null);
    item?.scrollIntoView({ block: "start" });
    item?.focus({ preventScroll: true });
  };
  const below = from === null ? 0 : messages.filter((message) => message.position >= from && isNews(message)).length;
  return { below, goToNewest };
}
