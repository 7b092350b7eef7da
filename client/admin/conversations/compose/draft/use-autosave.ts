import { useEffect, useState } from "react";
import { useClient } from "urql";
import type { Problem } from "../../../../shared/forms/problems.ts";
import { hasBegun, type WrittenWithFiles } from "../written.ts";
import type { DraftTarget } from "./draft-fields.ts";
import { DraftSaver, nothing, type SaveOutcome } from "./draft-saver.ts";
import { saveDraft } from "./save-draft.ts";

export interface Autosave {
  /** Nothing was begun, not kept yet, kept, or not kept as something is wrong. */
  readonly state: "none" | "waiting" | "saved" | "failed";
  readonly problem: Problem | null;
  readonly saver: DraftSaver;
}

/** Keeps a draft of what is written there. `kept` where one starts with what is kept already. A component has one target for good. */
export function useAutosave(target: DraftTarget, written: WrittenWithFiles, kept: boolean): Autosave {
  const client = useClient();
  const now = JSON.stringify(written);
  const [outcome, setOutcome] = useState<SaveOutcome | null>(kept ? { written: now, problem: null } : null);
  const [saver] = useState(
    () =>
      new DraftSaver({
        kept: kept ? now : nothing,
        save: (latest, leaving) => saveDraft(client, target, latest, leaving),
        tell: setOutcome,
      }),
  );
  useEffect(() => saver.want(now), [saver, now]);
  useEffect(() => {
    const leave = (): void => {
      if (document.visibilityState === "hidden") void saver.saveNow(true);
    };
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      void saver.saveNow(true);
    };
  }, [saver]);
  const problem = outcome?.problem ?? null;
  if (problem) return { state: "failed", problem, saver };
  if (!hasBegun(written)) return { state: "none", problem, saver };
  return { state: outcome?.written === now ? "saved" : "waiting", problem, saver };
}
