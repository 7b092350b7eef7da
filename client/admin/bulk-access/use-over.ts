import { useEffect, useRef } from "react";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { useText } from "../use-text.ts";
import { type BulkChange, isOpen, stageOf } from "./use-changes.ts";

/** Says once, to who listens, that a change or its undo is over, whether or not it was seen under way. */
export function useOver(changes: readonly BulkChange[] | undefined): void {
  const text = useText();
  const announce = useAnnounce();
  const known = useRef<string>(undefined);
  const stage = changes && stageOf(changes);
  const open = changes?.some(isOpen) ?? false;
  useEffect(() => {
    if (stage === undefined || stage === known.current) return;
    const first = known.current === undefined;
    known.current = stage;
    if (!first && !open) announce(text("bulk.over"));
  }, [stage, open, announce, text]);
}
