import { useCallback, useEffect, useRef } from "react";
import { useClient } from "urql";
import { inBackground } from "../../../shared/graphql/background.ts";
import { useRegularLook } from "../../../shared/ui/use-regular-look.ts";
import { ThreadStamp } from "./thread-queries.ts";
import type { ThreadPageState } from "./use-thread.ts";

const lookEveryMs = 4_000;

/** Asks now and then whether anything has changed, which leaves no trace, and reads the conversation only then. */
export function useLiveThread(id: string, stamp: string | null, look: ThreadPageState["look"]): void {
  const client = useClient();
  const shown = useRef(stamp);
  useEffect(() => {
    shown.current = stamp;
  }, [stamp]);
  const asking = useRef(false);
  const lookAgain = useCallback(async () => {
    if (asking.current) return;
    asking.current = true;
    const { data } = await client.query(ThreadStamp, { id }, inBackground("admin")).toPromise();
    if (data && data.conversationStamp !== shown.current) await look(inBackground("admin"));
    asking.current = false;
  }, [client, id, look]);
  useRegularLook(lookAgain, lookEveryMs);
}
