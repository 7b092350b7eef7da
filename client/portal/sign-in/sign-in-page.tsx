import { useState } from "react";
import { Navigate, useLocation, useNavigate } from "react-router";
import { Notice } from "../../shared/ui/notice.tsx";
import { forgetRegistration, keepStart, keptStart } from "../registration/kept-start.ts";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { CodeForm } from "./code-form.tsx";
import { type Challenge, keepChallenge, keptChallenge } from "./kept-challenge.ts";
import { emptyDraft } from "./who-draft.ts";
import { WhoForm } from "./who-form.tsx";

export function SignInPage() {
  const { patient, end } = useSession();
  const text = useText();
  const navigate = useNavigate();
  const wanted = (useLocation().state as { wanted?: string } | null)?.wanted ?? "/";
  const [draft, setDraft] = useState(() => keptStart()?.who ?? emptyDraft);
  const [challenge, setChallenge] = useState<Challenge | null>(keptChallenge);
  const goTo = (next: Challenge | null): void => {
    keepChallenge(next);
    setChallenge(next);
  };
  if (patient) return <Navigate to={wanted} replace />;
  if (challenge)
    return (
      <CodeForm
        challenge={challenge}
        onChallenge={goTo}
        onBack={() => goTo(null)}
        onOtherChannel={() => {
          setDraft({ ...draft, channel: challenge.channel === "EMAIL" ? "SMS" : "EMAIL" });
          goTo(null);
        }}
        onSignedIn={() => {
          keepChallenge(null);
          forgetRegistration();
        }}
        onRegistration={({ id, contact, expiresAt }) => {
          keepChallenge(null);
          keepStart({ id, contact, expiresAt, who: draft, sent: null });
          void navigate("/register");
        }}
      />
    );
  return (
    <div className="narrow stack-wide">
      {end && (
        <Notice kind={end === "signedOut" ? "success" : "warning"} live="status">
          <p>{text(`session.${end}`)}</p>
        </Notice>
      )}
      <WhoForm draft={draft} onDraft={setDraft} onChallenge={goTo} />
    </div>
  );
}
