import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type { AdminStartQuery, AwaitedSecondStepFieldsFragment, StaffViewerFragment } from "../../gql/graphql.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { IdleKeeper } from "../../shared/session/idle-keeper.tsx";
import type { SessionEnd } from "../../shared/session/session-end.ts";
import { tellTabs } from "../../shared/session/session-tabs.ts";
import { useSharedPresence } from "../../shared/session/use-shared-presence.ts";
import { useSignOut } from "../../shared/session/use-sign-out.ts";
import { useLostSession } from "../../shared/session/use-lost-session.ts";
import { useStart } from "../../shared/session/use-start.ts";
import { whyLost } from "../../shared/session/why-lost.ts";
import { StartState } from "../frame/start-state.tsx";
import { AdminStart, AwaitedSecondStepFields, SignOutStaff, StaffViewer } from "./admin-start.ts";

type AwaitedSecondStep = AwaitedSecondStepFieldsFragment;

type StaffMember = NonNullable<StaffViewerFragment["staffMember"]> & Pick<StaffViewerFragment, "permissions">;

interface AdminSession {
  readonly clinicName: string;
  readonly staff: StaffMember | null;
  readonly end: SessionEnd | null;
  /** Set while a right password waits for its second step. */
  readonly awaited: AwaitedSecondStep | null;
  readonly signIn: (viewer: NonNullable<AdminStartQuery["viewer"]>) => void;
  readonly awaitSecondStep: (secondStep: AdminStartQuery["awaitedSecondStep"]) => void;
  readonly signOut: (end: SessionEnd) => void;
}

const SessionContext = createContext<AdminSession | null>(null);

const staffOf = (viewer: StaffViewerFragment | null | undefined): StaffMember | null =>
  viewer?.staffMember ? { ...viewer.staffMember, permissions: viewer.permissions } : null;

export function SessionProvider({ children }: { children: ReactNode }) {
  const { data, error, load, change } = useStart(AdminStart);
  const { learn } = useLanguage();
  const [end, setEnd] = useState<SessionEnd | null>(null);
  const viewer = readFragment(StaffViewer, data?.viewer);
  const awaited = readFragment(AwaitedSecondStepFields, data?.awaitedSecondStep) ?? null;
  const staff = useMemo(() => staffOf(viewer), [viewer]);
  const signedIn = staff !== null;
  const idleExpiresAt = (signedIn && viewer?.session?.idleExpiresAt) || null;

  const signIn = useCallback(
    (accepted: NonNullable<AdminStartQuery["viewer"]>) => {
      setEnd(null);
      change((start) => ({ ...start, viewer: accepted, awaitedSecondStep: null }));
      tellTabs("admin", { kind: "entered" });
    },
    [change],
  );
  const awaitSecondStep = useCallback(
    (awaitedSecondStep: AdminStartQuery["awaitedSecondStep"]) => change((start) => ({ ...start, awaitedSecondStep })),
    [change],
  );
  const leave = useCallback(
    (why: SessionEnd) => {
      setEnd(why);
      change((start) => ({ ...start, viewer: null }));
    },
    [change],
  );
  const signOut = useSignOut("admin", SignOutStaff, leave);
  useSharedPresence("admin", { signedIn, leave, load });
  // The server may also answer that nobody is signed in, without a fault.
  const [known, setKnown] = useState({ signedIn, idleExpiresAt });
  if (known.signedIn !== signedIn || known.idleExpiresAt !== idleExpiresAt) {
    setKnown({ signedIn, idleExpiresAt });
    if (known.signedIn && !signedIn && end === null) setEnd(whyLost(known.idleExpiresAt));
  }
  useLostSession(
    useCallback(() => {
      if (signedIn) leave(whyLost(idleExpiresAt));
    }, [signedIn, idleExpiresAt, leave]),
  );

  const clinicLocale = data?.portal.clinic.defaultLocale ?? null;
  useEffect(() => learn({ clinic: clinicLocale }), [learn, clinicLocale]);

  const clinicName = data?.portal.clinic.name;
  const session = useMemo(
    () => (clinicName === undefined ? null : { clinicName, staff, end, awaited, signIn, awaitSecondStep, signOut }),
    [clinicName, staff, end, awaited, signIn, awaitSecondStep, signOut],
  );
  if (!session) return <StartState error={error} onRetry={load} />;
  return (
    <SessionContext value={session}>
      {children}
      {idleExpiresAt && <IdleKeeper app="admin" idleExpiresAt={idleExpiresAt} onExtend={load} onEnd={signOut} />}
    </SessionContext>
  );
}

export function useSession(): AdminSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a SessionProvider");
  return session;
}

export const StaffContext = createContext<StaffMember | null>(null);

/** The staff member whose page this is; stays while they sign in again. */
export function useStaff(): StaffMember {
  const staff = useContext(StaffContext);
  if (!staff) throw new Error("useStaff needs a StaffGate");
  return staff;
}
