import { Field } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";

const mostCharacters = 500;

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
      <Field id="setting-note" label={text("note.label")} hint={text("note.hint", { count: mostCharacters })} error={error}>
        {(control) => (
          <textarea
            {...control}
            className="input note"
            rows={2}
            maxLength={mostCharacters}
            value={note}
            onChange={(event) => onNote(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
