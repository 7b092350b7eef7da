import { type RefObject, useEffect } from "react";

/** Half of a message, or of the window where the message is longer. */
const isShown = ({ intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry): boolean =>
  intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? Infinity) / 2;

const steps = Array.from({ length: 21 }, (_, step) => step / 20);

/**
 * Tells of each of the listed messages that came into sight while the page was seen. `positions` are joined by commas, so that the same
 * ones are watched on.
 */
export function useShown(list: RefObject<HTMLElement | null>, positions: string, onShown: (position: number) => void): void {
  useEffect(() => {
    if (positions === "" || !list.current) return;
    const inSight = new Set<number>();
    const tell = (): void => {
      if (document.visibilityState === "visible" && inSight.size > 0) onShown(Math.max(...inSight));
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const position = Number((entry.target as HTMLElement).dataset["position"]);
          if (isShown(entry)) inSight.add(position);
          else inSight.delete(position);
        }
        tell();
      },
      { threshold: steps },
    );
    for (const position of positions.split(",")) {
      const element = list.current.querySelector(`[data-position="${position}"]`);
      if (element) observer.observe(element);
    }
    document.addEventListener("visibilitychange", tell);
    return () => {
      observer.disconnect();
      document.removeEventListener("visibilitychange", tell);
    };
  }, [list, positions, onShown]);
}
