import { Button } from "../../shared/ui/button.tsx";
import { useText } from "../use-text.ts";
import type { BulkChange } from "./use-changes.ts";
import type { Steering } from "./use-steer.ts";

interface ChangeActionsProps {
  readonly change: BulkChange;
  readonly busy: Steering | null;
  readonly onSteer: (steering: Steering) => void;
  readonly onUndo: () => void;
}

export function ChangeActions({ change, busy, onSteer, onUndo }: ChangeActionsProps) {
  const text = useText();
  const { status, canUndo, csvPath } = change;
  const open = status === "RUNNING" || status === "PAUSED";
  const toggle = status === "RUNNING" ? "pause" : "resume";
  if (!open && !canUndo && !csvPath) return null;
  return (
    <div className="row">
      {open && (
        <>
          <Button kind="secondary" busy={busy !== null} onClick={() => onSteer(toggle)}>
            {text(`bulk.${toggle}`)}
          </Button>
          <Button kind="secondary" busy={busy !== null} onClick={() => onSteer("cancel")}>
            {text("bulk.cancel")}
          </Button>
        </>
      )}
      {canUndo && (
        <Button kind="secondary" busy={busy !== null} onClick={onUndo}>
          {text("bulk.undo")}
        </Button>
      )}
      {csvPath && (
        <a className="button quiet" href={csvPath} download>
          {text("bulk.csv")}
        </a>
      )}
    </div>
  );
}
