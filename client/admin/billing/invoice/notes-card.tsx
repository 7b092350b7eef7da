import { useBillingText } from "../billing-texts.ts";
import type { ShownInvoice } from "./invoice-fields.ts";

export function NotesCard({ invoice: { note, internalNote } }: { invoice: ShownInvoice }) {
  const text = useBillingText();
  if (!note && !internalNote) return null;
  return (
    <section className="card stack" aria-labelledby="invoice-notes">
      <h2 id="invoice-notes">{text("notes.title")}</h2>
      {note && (
        <div>
          <h3>{text("notes.note")}</h3>
          <p className="written">{note}</p>
        </div>
      )}
      {internalNote && (
        <div>
          <h3>{text("notes.internal")}</h3>
          <p className="written">{internalNote}</p>
        </div>
      )}
    </section>
  );
}
