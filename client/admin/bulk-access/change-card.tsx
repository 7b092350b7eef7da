import { useState } from "react";
import { useWording } from "../../shared/forms/problems.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useActorName } from "../patients/use-actor-name.ts";
import { useText } from "../use-text.ts";
import { ChangeActions } from "./change-actions.tsx";
import { Failures } from "./failures.tsx";
import { Progress } from "./progress.tsx";
import { UndoDialog } from "./undo-dialog.tsx";
import type { BulkChange } from "./use-changes.ts";
import { useFilterText } from "./use-filter-text.ts";
import { useSteer } from "./use-steer.ts";

interface ChangeCardProps {
  readonly change: BulkChange;
  readonly onSteered: () => void;
}

const stateOf = ({ status, undoStatus }: BulkChange) => (undoStatus === "NONE" ? status : (`UNDO_${undoStatus}` as const));

/** One bulk change: what it is about, how far it is, what became of it, and what can be done. */
export function ChangeCard({ change, onSteered }: ChangeCardProps) {
  const { locale } = useLanguage();
  const text = useText();
  const actorName = useActorName();
  const filterText = useFilterText();
  const word = useWording();
  const [asking, setAsking] = useState(false);
  const { busy, problems, steer } = useSteer(change.id, onSteered);
  const { id, enabled, reason, startedAt, startedBy, exceptionCount, expectedCount, failedCount, keptCount, undoneBy, undoStartedAt } =
    change;
  const state = stateOf(change);
  const conditions = filterText(change.filter);
  return (
    <article className="card stack bulk-change" aria-labelledby={`bulk-${id}`}>
      <div className="bulk-head">
        <h3 id={`bulk-${id}`}>{text(enabled ? "bulk.gave" : "bulk.took", { count: expectedCount })}</h3>
        <span className={`badge ${state.toLowerCase()}`}>{text(`bulk.state.${state}`)}</span>
      </div>
      <p className="hint">
        {text("bulk.begun", { when: formatDateTime(locale, startedAt), who: actorName(startedBy) })}
        {reason && ` · ${text("bulk.because", { reason })}`}
      </p>
      <p className="hint">
        {conditions.length > 0 ? conditions.join(" · ") : text("bulk.everybody")}
        {exceptionCount > 0 && ` · ${text("bulk.exceptions", { count: exceptionCount })}`}
      </p>
      <Progress change={change} />
      {undoStartedAt && (
        <p className="hint">{text("bulk.undoBegun", { when: formatDateTime(locale, undoStartedAt), who: actorName(undoneBy) })}</p>
      )}
      {failedCount > 0 && <Failures id={id} of="failures" count={failedCount} />}
      {keptCount > 0 && <Failures id={id} of="undoFailures" count={keptCount} />}
      {problems.map((problem, place) => (
        <Notice key={place} kind="danger" live="alert">
          <p>{word(problem)}</p>
        </Notice>
      ))}
      <ChangeActions change={change} busy={busy} onSteer={(steering) => void steer(steering)} onUndo={() => setAsking(true)} />
      {asking && (
        <UndoDialog
          change={change}
          busy={busy === "undo"}
          onCancel={() => setAsking(false)}
          onConfirm={() => void steer("undo").then(() => setAsking(false))}
        />
      )}
    </article>
  );
}
