import { NoteField } from "../../shared/forms/note-field.tsx";
import { useText } from "../use-text.ts";

export const longestNote = 500;

interface ChangeNoteProps {
  readonly note: string;
  readonly error: string | undefined;
  readonly onNote: (note: string) => void;
}

/** Why something is changed: it goes into the history with the save. */
export function ChangeNote({ note, error, onNote }: ChangeNoteProps) {
  const text = useText();
  return (
    <div className="card">
      <NoteField
        id="setting-note"
        label={text("note.label")}
        hint={(count) => text("note.hint", { count })}
        most={longestNote}
        rows={2}
        error={error}
        value={note}
        onChange={onNote}
      />
    </div>
  );
}
