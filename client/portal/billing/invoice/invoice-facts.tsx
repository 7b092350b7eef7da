import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDate } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useBillingText } from "../billing-texts.ts";
import { InvoiceBadge } from "../status/invoice-badge.tsx";
import { ObstacleWords } from "../status/obstacle-words.tsx";

const InvoiceFactsFields = graphql(`
  fragment InvoiceFacts on Invoice {
    number
    status
    obstacle
    issuedOn
    dueOn
    note
    practitioner {
      name
      profession
      licenceNumber
    }
    openPayment {
      id
    }
  }
`);

/** How the invoice stands, when it was made and for whose care. */
export function InvoiceFacts({ invoice }: { invoice: FragmentType<typeof InvoiceFactsFields> }) {
  const { number, status, obstacle, issuedOn, dueOn, note, practitioner, openPayment } = readFragment(InvoiceFactsFields, invoice);
  const { locale } = useLanguage();
  const text = useBillingText();
  const licence = practitioner?.licenceNumber ? text("invoice.licence", { number: practitioner.licenceNumber }) : null;
  const who = practitioner ? [practitioner.name, practitioner.profession, licence].filter(Boolean).join(", ") : null;
  const values = { number: number ?? "" };
  return (
    <>
      <p className="invoice-marks">
        <InvoiceBadge status={status} />
        {openPayment && (
          <Link to={`/invoices/payments/${encodeURIComponent(openPayment.id)}`}>
            {text(status === "PROCESSING" ? "status.processingFor" : "status.begunFor", values)}
          </Link>
        )}
      </p>
      <ObstacleWords obstacle={obstacle} />
      {status === "VOID" && (
        <Notice kind="neutral">
          <p>{text("invoice.voided")}</p>
        </Notice>
      )}
      <dl className="facts invoice-head">
        {issuedOn && <Fact name={text("invoice.issuedOn")} value={formatDate(locale, issuedOn)} />}
        {dueOn && status !== "VOID" && <Fact name={text("invoice.dueOn")} value={formatDate(locale, dueOn)} />}
        {who && <Fact name={text("invoice.practitioner")} value={who} />}
      </dl>
      {note && (
        <Notice kind="neutral" title={text("invoice.note")}>
          <p className="as-written">{note}</p>
        </Notice>
      )}
    </>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);
