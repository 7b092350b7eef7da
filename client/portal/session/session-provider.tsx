import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { readFragment } from "../../shared/graphql/fragments.ts";
import type { PatientViewerFragment, PortalStartQuery } from "../../gql/graphql.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { IdleKeeper } from "../../shared/session/idle-keeper.tsx";
import type { SessionEnd } from "../../shared/session/session-end.ts";
import { tellTabs } from "../../shared/session/session-tabs.ts";
import { useSharedPresence } from "../../shared/session/use-shared-presence.ts";
import { useSignOut } from "../../shared/session/use-sign-out.ts";
import { useLostSession } from "../../shared/session/use-lost-session.ts";
import { useStart } from "../../shared/session/use-start.ts";
import { whyLost } from "../../shared/session/why-lost.ts";
import { forgetReplies, forgetRepliesOfOthers } from "../conversations/reply/kept-reply.ts";
import { forgetRegistration } from "../registration/kept-start.ts";
import { StartState } from "../frame/start-state.tsx";
import { PatientViewer, PortalStart, SignOutPatient } from "./portal-start.ts";

interface PortalSession {
  readonly portal: PortalStartQuery["portal"];
  readonly patient: PatientViewerFragment["patient"];
  /** Why nobody is signed in any more; null for one who only just came. */
  readonly end: SessionEnd | null;
  readonly signIn: (viewer: NonNullable<PortalStartQuery["viewer"]>) => void;
  readonly signOut: (end: SessionEnd) => void;
  readonly reload: () => void;
}

const SessionContext = createContext<PortalSession | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const { data, error, load, change } = useStart(PortalStart);
  const { learn } = useLanguage();
  const [end, setEnd] = useState<SessionEnd | null>(null);
  const viewer = readFragment(PatientViewer, data?.viewer);
  const patient = viewer?.patient ?? null;
  const signedIn = patient !== null;
  const idleExpiresAt = (signedIn && viewer?.session?.idleExpiresAt) || null;

  const signIn = useCallback(
    (accepted: NonNullable<PortalStartQuery["viewer"]>) => {
      setEnd(null);
      change((start) => ({ ...start, viewer: accepted }));
      tellTabs("portal", { kind: "entered" });
    },
    [change],
  );
  const leave = useCallback(
    (why: SessionEnd) => {
      forgetRegistration();
      if (why === "signedOut") forgetReplies();
      setEnd(why);
      change((start) => ({ ...start, viewer: null }));
    },
    [change],
  );
  const signOut = useSignOut("portal", SignOutPatient, leave);
  useSharedPresence("portal", { signedIn, leave, load });
  // The server may also answer that nobody is signed in, without a fault.
  const [known, setKnown] = useState({ signedIn, idleExpiresAt });
  if (known.signedIn !== signedIn || known.idleExpiresAt !== idleExpiresAt) {
    setKnown({ signedIn, idleExpiresAt });
    if (known.signedIn && !signedIn && end === null) setEnd(whyLost(known.idleExpiresAt));
  }
  useLostSession(
    useCallback(() => {
      if (!signedIn) return;
      leave(whyLost(idleExpiresAt));
      // The clinic may have closed its portal: that page is then the answer.
      load();
    }, [signedIn, idleExpiresAt, leave, load]),
  );

  const patientId = patient?.id ?? null;
  useEffect(() => {
    if (patientId !== null) forgetRepliesOfOthers(patientId);
  }, [patientId]);

  const clinicLocale = data?.portal.clinic.defaultLocale ?? null;
  const patientLocale = patient?.language ?? null;
  useEffect(() => learn({ clinic: clinicLocale, person: patientLocale }), [learn, clinicLocale, patientLocale]);

  const session = useMemo(
    () => (data ? { portal: data.portal, patient, end, signIn, signOut, reload: load } : null),
    [data, patient, end, signIn, signOut, load],
  );
  if (!session) return <StartState error={error} onRetry={load} />;
  return (
    <SessionContext value={session}>
      {children}
      {idleExpiresAt && <IdleKeeper app="portal" idleExpiresAt={idleExpiresAt} onExtend={load} onEnd={signOut} />}
    </SessionContext>
  );
}

export function useSession(): PortalSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a SessionProvider");
  return session;
}
