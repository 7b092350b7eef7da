import { useEffect, useState } from "react";

/** Tabs of one browser share a session: activity in one of them keeps the others signed in. */
export function useSharedDeadline(app: string, deadline: number): number {
  const [heard, setHeard] = useState(0);
  useEffect(() => {
    const channel = new BroadcastChannel(`portail-${app}-session`);
    channel.onmessage = (event: MessageEvent<unknown>) => {
      if (typeof event.data === "number") setHeard(event.data);
    };
    channel.postMessage(deadline);
    return () => channel.close();
  }, [app, deadline]);
  return Math.max(deadline, heard);
}
