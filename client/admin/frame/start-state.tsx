import type { CombinedError } from "urql";
import { FailedState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useText } from "../use-text.ts";
import { DoorFrame } from "./door-frame.tsx";

/** The app before it knows which clinic it belongs to. */
export function StartState({ error, onRetry }: { error: CombinedError | undefined; onRetry: () => void }) {
  const text = useText();
  return (
    <DoorFrame clinicName="">
      <h1 className="visually-hidden">{text("frame.product")}</h1>
      {error ? <FailedState error={error} onRetry={onRetry} /> : <Skeleton shapes={["title", "line", "control", "control"]} />}
    </DoorFrame>
  );
}
