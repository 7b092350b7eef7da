import { useEffect } from "react";

const signals = new EventTarget();

/** Called by the GraphQL client when the server no longer knows who is asking. */
export const reportLostSession = (): void => void signals.dispatchEvent(new Event("lost"));

export function useLostSession(onLost: () => void): void {
  useEffect(() => {
    signals.addEventListener("lost", onLost);
    return () => signals.removeEventListener("lost", onLost);
  }, [onLost]);
}
