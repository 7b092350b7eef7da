import { useCallback, useEffect, useState } from "react";
import { Navigate } from "react-router";
import { FailedState } from "../../shared/ui/page-state.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { dropToken, keptToken, takeArrival } from "./arrival.ts";
import { AskingPage } from "./asking-page.tsx";
import { OverPage } from "./over-page.tsx";
import { StrangerPage } from "./stranger-page.tsx";
import { type Asked, type Over, useNotification } from "./use-notification.ts";

/** The token of the link that was followed, also of a second one that is opened in the same tab. */
function useToken(): string | null {
  const [token, setToken] = useState(keptToken);
  useEffect(() => {
    const arrive = (): void => {
      takeArrival();
      setToken(keptToken());
    };
    window.addEventListener("hashchange", arrive);
    return () => window.removeEventListener("hashchange", arrive);
  }, []);
  return token;
}

export default function NotificationPage() {
  const { patient, portal, signIn, reload } = useSession();
  const text = useText();
  const token = useToken();
  const [landing, setLanding] = useState<string | null>(null);
  const { arrival, error, retry, change } = useNotification(token, reload);
  const tellOver = useCallback((over: Over) => change((before) => ({ ...before, asked: null, over })), [change]);
  const ask = useCallback((asked: Asked) => change((before) => ({ ...before, asked })), [change]);
  const own = patient !== null && arrival?.forViewer === true;
  const finished = landing !== null || own;
  useEffect(() => {
    if (finished) dropToken();
  }, [finished]);

  if (landing !== null) return <Navigate to={landing} replace />;
  if (!arrival)
    return (
      <div className="narrow stack-wide" aria-busy={!error}>
        <PageHeading title={text("notification.title")} place={portal.clinic.name} />
        {error ? <FailedState error={error} onRetry={retry} /> : <Skeleton shapes={["line", "line", "control", "control"]} />}
      </div>
    );
  const { wanted, asked, forViewer, over } = arrival;
  if (own) return <Navigate to={wanted} replace />;
  if (patient && forViewer === false) return <StrangerPage />;
  if (asked?.asks === "FULL_SIGN_IN") return <Navigate to="/sign-in" replace state={{ wanted }} />;
  if (!asked || token === null) return <OverPage over={over ?? { words: "notification.incomplete" }} wanted={wanted} />;
  return (
    <AskingPage
      key={token}
      token={token}
      arrival={{ ...arrival, asked }}
      onAsked={ask}
      onOver={tellOver}
      onSignedIn={(viewer, path) => {
        setLanding(path);
        signIn(viewer);
      }}
    />
  );
}
