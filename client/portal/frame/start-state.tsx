import type { CombinedError } from "urql";
import { FailedState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useText } from "../use-text.ts";
import { Backdrop } from "./backdrop.tsx";

/** The portal before it knows which clinic it belongs to. */
export function StartState({ error, onRetry }: { error: CombinedError | undefined; onRetry: () => void }) {
  const text = useText();
  return (
    <Backdrop clinicName="">
      <h1 className="visually-hidden">{text("frame.portal")}</h1>
      {error ? <FailedState error={error} onRetry={onRetry} /> : <Skeleton shapes={["title", "line", "control", "control", "control"]} />}
    </Backdrop>
  );
}
