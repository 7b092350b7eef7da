import { useState } from "react";
import { NoteField } from "../../shared/forms/note-field.tsx";
import { type Problem, useProblemAt } from "../../shared/forms/problems.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { longestNote } from "../portal-settings/change-note.tsx";
import { differences } from "../portal-settings/settings-values.ts";
import { useText } from "../use-text.ts";
import { RestorePreview } from "./restore-preview.tsx";
import type { Settings } from "./restore-settings.ts";
import type { RestorePreviewState } from "./use-restore-preview.ts";

interface RestoreFormProps {
  readonly preview: RestorePreviewState;
  readonly busy: boolean;
  readonly problems: readonly Problem[];
  readonly onCancel: () => void;
  readonly onConfirm: (before: Settings, note: string) => Promise<void>;
}

export function RestoreForm({ preview, busy, problems, onCancel, onConfirm }: RestoreFormProps) {
  const text = useText();
  const problemAt = useProblemAt(problems);
  const [note, setNote] = useState("");
  const { settings, impact, before, after } = preview;
  const refused = impact.errors.length > 0;
  if (!refused && differences(before, after).length === 0) {
    return (
      <>
        <Notice kind="neutral">
          <p>{text("restore.nothing")}</p>
        </Notice>
        <div>
          <Button autoFocus onClick={onCancel}>
            {text("restore.close")}
          </Button>
        </div>
      </>
    );
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void onConfirm(settings, note);
      }}
    >
      <RestorePreview preview={preview} />
      {!refused && (
        <NoteField
          id="restore-note"
          label={text("note.label")}
          hint={(count) => text("note.hint", { count })}
          most={longestNote}
          rows={2}
          error={problemAt("note")}
          value={note}
          onChange={setNote}
        />
      )}
      <div className="row">
        {!refused && (
          <Button type="submit" busy={busy}>
            {text(busy ? "restore.busy" : "restore.confirm")}
          </Button>
        )}
        <Button kind="secondary" onClick={onCancel}>
          {text(refused ? "restore.close" : "restore.cancel")}
        </Button>
      </div>
    </form>
  );
}
