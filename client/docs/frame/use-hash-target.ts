import { useEffect } from "react";
import { useLocation } from "react-router";

const patienceMs = 3_000;

/** An address with a `#name` shows what has that name, also when its page is still being loaded. */
export function useHashTarget(): void {
  const { pathname, hash } = useLocation();
  useEffect(() => {
    const name = decodeURIComponent(hash.slice(1));
    if (name === "") {
      scrollTo({ top: 0, behavior: "instant" });
      return;
    }
    const show = (): boolean => {
      const target = document.getElementById(name);
      target?.scrollIntoView({ block: "start" });
      return target !== null;
    };
    if (show()) return;
    const looking = new MutationObserver(() => show() && looking.disconnect());
    looking.observe(document.body, { childList: true, subtree: true });
    const giveUp = setTimeout(() => looking.disconnect(), patienceMs);
    return () => {
      looking.disconnect();
      clearTimeout(giveUp);
    };
  }, [pathname, hash]);
}
