import { useEffect, useState } from "react";
import { serverNow } from "../graphql/server-clock.ts";

/** The server's time, a second at a time, for what counts down; stands still where nothing does. */
export function useNow(counting = true): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(timer);
  }, [counting]);
  return now;
}
