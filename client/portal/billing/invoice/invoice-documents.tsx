import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { useBillingText } from "../billing-texts.ts";
import { DocumentLinks } from "../documents/document-links.tsx";

const InvoiceDocumentsFields = graphql(`
  fragment InvoiceDocuments on Invoice {
    number
    invoiceFr: pdfUrl(language: FR)
    invoiceEn: pdfUrl(language: EN)
    receiptFr: receiptUrl(language: FR)
    receiptEn: receiptUrl(language: EN)
  }
`);

/** What can be kept, or given to an insurer. */
export function InvoiceDocuments({ invoice }: { invoice: FragmentType<typeof InvoiceDocumentsFields> }) {
  const { number, invoiceFr, invoiceEn, receiptFr, receiptEn } = readFragment(InvoiceDocumentsFields, invoice);
  const text = useBillingText();
  return (
    <section className="stack" aria-labelledby="invoice-documents">
      <h2 id="invoice-documents">{text("documents.title")}</h2>
      <p className="soft">{text("documents.hint")}</p>
      <ul className="documents">
        <li>
          <DocumentLinks kind="INVOICE" number={number} document={{ fr: invoiceFr, en: invoiceEn }} />
        </li>
        {receiptFr !== null && (
          <li>
            <DocumentLinks kind="RECEIPT" number={number} document={{ fr: receiptFr, en: receiptEn }} />
          </li>
        )}
      </ul>
    </section>
  );
}
