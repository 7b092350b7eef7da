import { NoteField } from "../../../shared/forms/note-field.tsx";
import { useBillingText } from "../billing-texts.ts";
import { controlIdOf } from "./form-ids.ts";
import type { InvoiceValues } from "./invoice-values.ts";

const longestNote = 1000;

interface NotesSectionProps {
  readonly values: InvoiceValues;
  readonly problemAt: (field: string) => string | undefined;
  readonly onChange: (part: Partial<InvoiceValues>) => void;
}

/** What is printed for the patient, and what the clinic keeps to itself. */
export function NotesSection({ values, problemAt, onChange }: NotesSectionProps) {
  const text = useBillingText();
  return (
    <section className="card stack" aria-labelledby="invoice-form-notes">
      <h2 id="invoice-form-notes">{text("notes.title")}</h2>
      <NoteField
        id={controlIdOf("note")}
        label={text("notes.note")}
        hint={(count) => text("form.noteHint", { count })}
        most={longestNote}
        rows={3}
        error={problemAt("note")}
        value={values.note}
        onChange={(note) => onChange({ note })}
      />
      <NoteField
        id={controlIdOf("internalNote")}
        label={text("notes.internal")}
        hint={(count) => text("form.internalNoteHint", { count })}
        most={longestNote}
        rows={3}
        error={problemAt("internalNote")}
        value={values.internalNote}
        onChange={(internalNote) => onChange({ internalNote })}
      />
    </section>
  );
}
