import { useEffect, useRef } from "react";
import { serverNow } from "../graphql/server-clock.ts";
import { formatRemaining } from "../language/formats.ts";
import { useSharedText } from "../language/use-text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useNow } from "../ui/use-now.ts";
import type { SessionEnd } from "./session-end.ts";
import type { App } from "./session-tabs.ts";
import { useSharedDeadline } from "./shared-deadline.ts";

const warnMilliseconds = 2 * 60_000;
const refreshMilliseconds = 60_000;

interface IdleKeeperProps {
  readonly app: App;
  readonly idleExpiresAt: string;
  readonly onExtend: () => void;
  readonly onEnd: (why: SessionEnd) => void;
}

/** Warns before a session ends for want of activity, and ends it in time. */
export function IdleKeeper({ app, idleExpiresAt, onExtend, onEnd }: IdleKeeperProps) {
  const remaining = useSharedDeadline(app, Date.parse(idleExpiresAt)) - useNow();
  const expired = remaining <= 0;
  const warning = !expired && remaining <= warnMilliseconds;
  useEffect(() => {
    if (expired) onEnd("idle");
  }, [expired, onEnd]);
  useExtendOnActivity(!warning && !expired, onExtend);
  return warning ? <IdleWarning remaining={remaining} onExtend={onExtend} onEnd={() => onEnd("signedOut")} /> : null;
}

function useExtendOnActivity(active: boolean, onExtend: () => void): void {
  const extendedAt = useRef(serverNow());
  useEffect(() => {
    if (!active) return;
    const act = (): void => {
      if (serverNow() - extendedAt.current < refreshMilliseconds) return;
      extendedAt.current = serverNow();
      onExtend();
    };
    const events = ["pointerdown", "keydown"] as const;
    events.forEach((event) => addEventListener(event, act, { passive: true }));
    return () => events.forEach((event) => removeEventListener(event, act));
  }, [active, onExtend]);
}

interface IdleWarningProps {
  readonly remaining: number;
  readonly onExtend: () => void;
  readonly onEnd: () => void;
}

/** The button that stays has the focus: the Enter key, the space bar or Escape keeps the session. Others belong to whoever reads or moves on. */
function IdleWarning({ remaining, onExtend, onEnd }: IdleWarningProps) {
  const text = useSharedText();
  return (
    <Dialog title={text("idle.title")} onCancel={onExtend}>
      <p>
        {text("idle.body")} <strong role="timer">{formatRemaining(remaining)}</strong>
      </p>
      <p role="status" className="visually-hidden">
        {remaining <= 30_000 ? text("idle.seconds", { seconds: 30 }) : remaining <= 60_000 ? text("idle.seconds", { seconds: 60 }) : ""}
      </p>
      <div className="row">
        <Button autoFocus onClick={onExtend}>
          {text("idle.stay")}
        </Button>
        <Button kind="secondary" onClick={onEnd}>
          {text("session.signOut")}
        </Button>
      </div>
    </Dialog>
  );
}
