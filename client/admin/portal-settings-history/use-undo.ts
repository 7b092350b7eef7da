import { useCallback, useState } from "react";
import type { Problem } from "../../shared/forms/problems.ts";
import { type Settings, useRestoreSettings } from "./restore-settings.ts";

type Point = Pick<Settings, "version" | "revisionId">;

/** A save that can be taken back: from which point it led to which. */
interface Offer {
  readonly done: "saved" | "restored" | "undone" | "redone";
  readonly from: Point;
  readonly to: Point;
}

interface UndoState {
  readonly offer: Offer | null;
  readonly busy: boolean;
  /** What somebody saved since, which made undoing impossible. */
  readonly overtakenBy: Settings | null;
  readonly problem: Problem | null;
}

export interface Undo extends UndoState {
  readonly offerUndo: (done: "saved" | "restored", from: Point, to: Point) => void;
  readonly undo: () => Promise<void>;
  readonly dismiss: () => void;
}

interface UndoEvents {
  readonly onUndone: (settings: Settings) => void;
  readonly onOvertaken?: () => void;
}

const nothing: UndoState = { offer: null, busy: false, overtakenBy: null, problem: null };

/** Taking back the last save: a restore of the revision before it, which can be taken back itself. */
export function useUndo({ onUndone, onOvertaken }: UndoEvents): Undo {
  const restore = useRestoreSettings();
  const [state, setState] = useState(nothing);

  const offerUndo = (done: "saved" | "restored", from: Point, to: Point): void =>
    setState(from.version === to.version ? nothing : { ...nothing, offer: { done, from, to } });

  const undo = async (): Promise<void> => {
    const { offer } = state;
    if (!offer || state.busy) return;
    setState({ ...state, busy: true, problem: null });
    const outcome = await restore({ version: offer.to.version, revisionId: offer.from.revisionId });
    if (outcome.kind === "conflict") {
      setState({ ...nothing, overtakenBy: outcome.current });
      return onOvertaken?.();
    }
    if (outcome.kind === "refused") return setState({ ...nothing, offer, problem: outcome.problems[0] ?? null });
    const done = offer.done === "undone" ? "redone" : "undone";
    setState({ ...nothing, offer: { done, from: offer.to, to: outcome.saved } });
    onUndone(outcome.saved);
  };
  const dismiss = useCallback(() => setState(nothing), []);
  return { ...state, offerUndo, undo, dismiss };
}
