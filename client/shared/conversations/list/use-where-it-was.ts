import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** What was measured last, before the page changed: layout effects that stand after it in a component still read it. */
export function useWhereItWas<T>(measure: () => T): RefObject<T | null> {
  const was = useRef<T | null>(null);
  const latest = useRef(measure);
  useLayoutEffect(() => {
    latest.current = measure;
  });
  useEffect(() => {
    was.current = latest.current();
  });
  useEffect(() => {
    const note = (): void => {
      was.current = latest.current();
    };
    addEventListener("scroll", note, { passive: true });
    addEventListener("resize", note, { passive: true });
    return () => {
      removeEventListener("scroll", note);
      removeEventListener("resize", note);
    };
  }, []);
  return was;
}
