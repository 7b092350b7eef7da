import { useEffect, useState } from "react";
import { serverNow } from "../graphql/server-clock.ts";

/** The server's time, a second at a time, for what counts down. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
