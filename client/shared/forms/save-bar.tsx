import { useSharedText } from "../language/use-text.ts";
import { Button } from "../ui/button.tsx";

interface SaveBarProps {
  readonly changes: number;
  readonly state: "idle" | "busy" | "saved";
  readonly saveLabel: string;
  readonly onDiscard: () => void;
}

/** Always there, so that nothing moves when the first change is made. */
export function SaveBar({ changes, state, saveLabel, onDiscard }: SaveBarProps) {
  const text = useSharedText();
  const said =
    state === "busy"
      ? text("save.busy")
      : changes > 0
        ? text("save.changes", { count: changes })
        : text(state === "saved" ? "save.saved" : "save.none");
  return (
    <div className={`save-bar${changes > 0 ? " changed" : ""}`}>
      <p role="status">{said}</p>
      <div className="row">
        <Button kind="secondary" busy={changes === 0 || state === "busy"} onClick={onDiscard}>
          {text("save.discard")}
        </Button>
        <Button type="submit" busy={changes === 0 || state === "busy"}>
          {saveLabel}
        </Button>
      </div>
    </div>
  );
}
