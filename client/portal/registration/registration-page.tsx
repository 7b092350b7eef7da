import { useCallback, useState } from "react";
import { Navigate, useParams } from "react-router";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import { useSession } from "../session/session-provider.tsx";
import { ClosedPage } from "./closed-page.tsx";
import { RegistrationForm } from "./form/registration-form.tsx";
import { forgetDraft, keptDraft } from "./kept-draft.ts";
import { keepStart, type KeptStart, keptStart } from "./kept-start.ts";
import { LatePage } from "./late-page.tsx";
import { OverviewPage } from "./overview-page.tsx";
import "./registration.css";
import { SentPage } from "./sent-page.tsx";
import { useRegistrationStart } from "./use-registration-start.ts";

/** For whoever has proven a contact here; everybody else signs in first. */
export default function RegistrationPage() {
  const { patient } = useSession();
  const [kept, setKept] = useState(keptStart);
  const keep = useCallback((next: KeptStart): void => {
    keepStart(next);
    setKept(next);
  }, []);
  if (patient) return <Navigate to="/" replace />;
  if (!kept) return <Navigate to="/sign-in" replace />;
  return <Registration kept={kept} onKeep={keep} />;
}

interface RegistrationProps {
  readonly kept: KeptStart;
  readonly onKeep: (kept: KeptStart) => void;
}

function Registration({ kept, onKeep }: RegistrationProps) {
  const { step } = useParams();
  const { known, error, load } = useRegistrationStart(kept.id);
  const late = useNow() >= Date.parse(kept.expiresAt);
  const [refused, setRefused] = useState(false);
  const onSent = useCallback(
    (sent: NonNullable<KeptStart["sent"]>): void => {
      forgetDraft();
      // Somebody else of theirs has another number.
      onKeep({ ...kept, sent, who: { ...kept.who, identificationValue: "" } });
    },
    [kept, onKeep],
  );
  // Where its answer was lost on the way, what was sent is known from the server.
  const sent = kept.sent ?? (known?.start?.usedAt ? known.start.submitted[0] : null);
  if (sent) return <SentPage sent={sent} submitted={known?.start?.submitted ?? []} />;
  if (late || refused) return <LatePage kept={kept} />;
  return (
    <PageState
      data={known}
      error={error}
      onRetry={() => void load()}
      skeleton={<Skeleton shapes={["title", "line", "control", "control"]} />}
    >
      {({ start }) => {
        if (!start) return <LatePage kept={kept} />;
        if (!start.open) return <ClosedPage start={start} values={keptDraft(kept)} onRetry={load} />;
        if (step === "form")
          return <RegistrationForm kept={kept} start={start} onSent={onSent} onLate={() => setRefused(true)} onReload={load} />;
        return <OverviewPage start={start} begun={keptDraft(kept) !== null} />;
      }}
    </PageState>
  );
}
