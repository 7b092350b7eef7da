import { useEffect } from "react";
import { formatPercent } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { useText } from "../use-text.ts";
import { type BulkChange, isUnderWay } from "./use-changes.ts";

/** How far the change or its undo is; said at every quarter to who listens. */
export function Progress({ change }: { change: BulkChange }) {
  const { locale } = useLanguage();
  const text = useText();
  const announce = useAnnounce();
  const { id, status, undoStatus, expectedCount, changedCount, failedCount, unchangedCount, undoneCount, keptCount } = change;
  const undoing = undoStatus === "RUNNING";
  const [done, total] = undoing ? [undoneCount + keptCount, changedCount] : [changedCount + failedCount, expectedCount];
  const open = isUnderWay(change) || status === "PAUSED";
  const quarter = Math.floor((4 * done) / Math.max(1, total));
  const words =
    undoStatus === "NONE"
      ? text("bulk.result", { changed: changedCount, unchanged: unchangedCount, failed: failedCount })
      : text("bulk.undoResult", { undone: undoneCount, kept: keptCount });

  useEffect(() => {
    if (open && quarter > 0) announce(text("bulk.progressSaid", { share: formatPercent(locale, quarter / 4) }));
  }, [open, quarter, announce, text, locale]);
  if (!open) return <p>{words}</p>;
  return (
    <div className="stack bulk-progress">
      <label htmlFor={`bulk-progress-${id}`}>{text(undoing ? "bulk.undoProgress" : "bulk.progress", { done, total })}</label>
      <progress id={`bulk-progress-${id}`} max={Math.max(1, total)} value={done} />
    </div>
  );
}
