import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import { useClient } from "urql";
import { graphql } from "../../gql/index.ts";
import { inBackground } from "../../shared/graphql/background.ts";
import { useRegularLook } from "../../shared/ui/use-regular-look.ts";
import { useSession } from "../session/session-provider.tsx";

const PortalLive = graphql(`
  query PortalLive {
    viewer {
      patient {
        id
        unreadMessages
        conversationsVersion
      }
    }
  }
`);

interface Learned {
  readonly unreadMessages?: number | null;
  readonly conversationsVersion?: string | null;
}

interface Live {
  /** How many of the clinic's messages wait to be read. */
  readonly unread: number;
  /** Stays while nothing changes in the patient's conversations. */
  readonly version: string | null;
  /** Asks the server now; answers the version, null where there was no answer. */
  readonly look: () => Promise<string | null>;
}

const LiveContext = createContext<Live | null>(null);

const lookEveryMs = 30_000;

/** What every page knows of the patient's messages: it comes with the session, and is asked for again by and by. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const { patient } = useSession();
  const client = useClient();
  const [learned, setLearned] = useState<Learned | null>(patient);
  const [from, setFrom] = useState(patient);
  // The session's own answer, newer than what was asked for before.
  if (from !== patient) {
    setFrom(patient);
    setLearned(patient);
  }
  const patientId = patient?.id ?? null;
  const look = useCallback(async () => {
    if (patientId === null) return null;
    const { data } = await client.query(PortalLive, {}, inBackground("portal")).toPromise();
    const found = data?.viewer?.patient;
    if (found?.id !== patientId) return null;
    setLearned(found);
    return found.conversationsVersion ?? null;
  }, [client, patientId]);
  useRegularLook(look, lookEveryMs);

  const unread = learned?.unreadMessages ?? 0;
  const version = learned?.conversationsVersion ?? null;
  return <LiveContext value={useMemo(() => ({ unread, version, look }), [unread, version, look])}>{children}</LiveContext>;
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("useLive needs a LiveProvider");
  return live;
}
