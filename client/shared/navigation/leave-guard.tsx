import { useCallback, useEffect, useRef, useState } from "react";
import { useSharedText } from "../language/use-text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { guardBack, guardLinks, guardTab } from "./ways-out.ts";

type Proceed = () => void;

let openGuard: ((proceed: Proceed) => void) | null = null;

/** For ways out that are no links, such as signing out: asks first where something is unsaved. */
export const leaveThrough = (proceed: Proceed): void => (openGuard ? openGuard(proceed) : proceed());

interface LeaveGuardProps {
  readonly active: boolean;
  /** Somebody leaves what is unsaved on purpose. */
  readonly onLeave?: () => void;
}

/** While active, asks before anything leads away from the page. */
export function LeaveGuard({ active, onLeave }: LeaveGuardProps) {
  const text = useSharedText();
  const [proceed, setProceed] = useState<Proceed | null>(null);
  const passing = useRef(false);
  const ask = useCallback((next: Proceed) => setProceed(() => next), []);

  useEffect(() => {
    if (!active) return;
    passing.current = false;
    openGuard = ask;
    const isPassing = (): boolean => passing.current;
    const undo = [guardTab(isPassing), guardLinks(isPassing, ask), guardBack(isPassing, ask)];
    return () => {
      openGuard = null;
      undo.forEach((each) => each());
    };
  }, [active, ask]);

  if (!proceed) return null;
  const stay = (): void => setProceed(null);
  return (
    <Dialog title={text("leave.title")} onCancel={stay}>
      <p>{text("leave.body")}</p>
      <div className="row">
        <Button autoFocus onClick={stay}>
          {text("leave.stay")}
        </Button>
        <Button
          kind="secondary"
          onClick={() => {
            passing.current = true;
            onLeave?.();
            setProceed(null);
            proceed();
          }}
        >
          {text("leave.go")}
        </Button>
      </div>
    </Dialog>
  );
}
