import { useState } from "react";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../shared/forms/problems.ts";
import { Button } from "../../shared/ui/button.tsx";
import { ReasonField } from "../forms/reason-field.tsx";
import { useText } from "../use-text.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { FilterControls } from "./filter-controls.tsx";
import { Sample } from "./sample.tsx";
import { everybody, filterOf, type Selection } from "./selection.ts";
import { usePreview } from "./use-preview.ts";
import { useStart } from "./use-start.ts";

/** The selection, who it is, and why: what is begun is what was reviewed here. */
export function ReviewForm({ onStarted }: { onStarted: () => void }) {
  const text = useText();
  const [selection, setSelection] = useState(everybody);
  const [exceptions, setExceptions] = useState<readonly string[]>([]);
  const [reason, setReason] = useState("");
  const [asking, setAsking] = useState(false);
  const preview = usePreview(selection);
  const {
    busy,
    problems: refusals,
    start,
  } = useStart(onStarted, () => {
    setAsking(false);
    preview.reload();
  });
  const problems = preview.problems.length > 0 ? preview.problems : refusals;
  const problemAt = useProblemAt(problems);
  const count = preview.count === null ? null : Math.max(0, preview.count - exceptions.length);

  // Another selection has other charts: exceptions from it would be counted off those.
  const select = (next: Selection): void => {
    setSelection(next);
    setExceptions([]);
  };
  const { enabled } = selection;
  const confirm = (expectedCount: number) =>
    start({ enabled, filter: filterOf(selection), exceptPatientIds: [...exceptions], reason: reason.trim() || null, expectedCount });
  return (
    <form
      className="stack-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (count) setAsking(true);
      }}
    >
      <ErrorSummary problems={refusals} controlOf={(field) => `bulk-${field}`} />
      <FilterControls selection={selection} problemAt={problemAt} onChange={select} />
      <Sample preview={preview} count={count} exceptions={exceptions} onExcept={setExceptions} />
      <ReasonField
        id="bulk-reason"
        label="bulk.reason"
        hint="bulk.reasonHint"
        error={problemAt("reason")}
        reason={reason}
        onReason={setReason}
      />
      <div>
        <Button type="submit" busy={!count}>
          {text("bulk.review")}
        </Button>
      </div>
      {asking && count !== null && (
        <ConfirmDialog
          {...{ count, enabled, busy }}
          exceptionCount={exceptions.length}
          reason={reason.trim()}
          onCancel={() => setAsking(false)}
          onConfirm={() => void confirm(count)}
        />
      )}
    </form>
  );
}
