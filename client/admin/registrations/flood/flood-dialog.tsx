import { type SubmitEvent, useState } from "react";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { NoteField } from "../../../shared/forms/note-field.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { ArchiveReasonField, longestNote } from "../decide/archive-reason-field.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import type { FloodSource } from "./flood-panel.tsx";
import { type Cleared, useClearSource } from "./use-clear-source.ts";

interface FloodDialogProps {
  readonly source: FloodSource;
  readonly onCancel: () => void;
  readonly onCleared: (cleared: Cleared) => void;
  /** There is another number of them by now. */
  readonly onStale: () => void;
}

const controls: Readonly<Record<string, string>> = { reason: "flood-reason", note: "flood-note" };

export function FloodDialog({ source, onCancel, onCleared, onStale }: FloodDialogProps) {
  const text = useRegistrationText();
  const { busy, problems, clear } = useClearSource(source, onCleared, onStale);
  const problemAt = useProblemAt(problems);
  const [why, setWhy] = useState({ reason: "ABUSE" as const, note: "" } as Parameters<typeof clear>[0]);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void clear(why);
  };
  return (
    <Dialog title={text("flood.confirmTitle", { count: source.count })} onCancel={onCancel}>
      <form className="stack" noValidate onSubmit={submit}>
        <p>{text("flood.confirmBody")}</p>
        <ErrorSummary problems={problems} controlOf={(field) => controls[field] ?? null} />
        <ArchiveReasonField
          id="flood-reason"
          reason={why.reason}
          error={problemAt("reason")}
          onReason={(reason) => setWhy({ ...why, reason })}
        />
        <NoteField
          id="flood-note"
          label={text("archive.note")}
          hint={(count) => text("archive.noteHint", { count })}
          most={longestNote}
          error={problemAt("note")}
          value={why.note}
          onChange={(note) => setWhy({ ...why, note })}
        />
        <div className="row">
          <Button type="submit" busy={busy}>
            {text(busy ? "decide.busy" : "flood.confirm", { count: source.count })}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            {text("decide.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
