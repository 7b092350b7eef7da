import { Icon } from "../../../shared/ui/icon.tsx";
import { useBillingText } from "../billing-texts.ts";
import type { ShownInvoice } from "./invoice-fields.ts";

const papers = ["pdfFr", "pdfEn", "receiptFr", "receiptEn"] as const;

/** The invoice and its receipt as they are printed, in either language. */
export function PapersCard({ invoice }: { invoice: ShownInvoice }) {
  const text = useBillingText();
  const there = papers.flatMap((name) => {
    const url = invoice[name];
    return url ? [{ name, url }] : [];
  });
  if (there.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="invoice-papers">
      <h2 id="invoice-papers">{text("papers.title")}</h2>
      <ul className="papers">
        {there.map(({ name, url }) => (
          <li key={name}>
            <a className="target-link" href={url} target="_blank" rel="noreferrer">
              <Icon name="note" />
              <span>
                {text(`papers.${name}`)} <span className="visually-hidden">{text("message.newTab")}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
