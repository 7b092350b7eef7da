import { useEffect } from "react";

/**
 * Looks again now and then while the page is seen, and as soon as it is seen again; not at once. `look` comes from `useCallback`. What
 * it asks the server belongs `inBackground`, so that it keeps nobody signed in.
 */
export function useRegularLook(look: () => unknown, everyMilliseconds: number): void {
  useEffect(() => {
    const lookIfSeen = (): void => {
      if (document.visibilityState === "visible") void look();
    };
    const timer = setInterval(lookIfSeen, everyMilliseconds);
    addEventListener("focus", lookIfSeen);
    document.addEventListener("visibilitychange", lookIfSeen);
    return () => {
      clearInterval(timer);
      removeEventListener("focus", lookIfSeen);
      document.removeEventListener("visibilitychange", lookIfSeen);
    };
  }, [look, everyMilliseconds]);
}
