import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDate } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { invoicePath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";
import { Money } from "../words/money.tsx";
import { StatusBadge } from "../words/status-badge.tsx";

const InvoiceRowFields = graphql(`
  fragment InvoiceRow on Invoice {
    id
    number
    status
    createdAt
    issuedOn
    dueOn
    total {
      cents
    }
    balance {
      cents
    }
    patient {
      id
      firstName
      lastName
    }
  }
`);

interface InvoiceRowProps {
  readonly invoice: FragmentType<typeof InvoiceRowFields>;
  /** On the patient's own chart nobody needs to be told who they are. */
  readonly named?: boolean;
}

/** One invoice of a list; all of it leads to the invoice. */
export function InvoiceRow({ invoice, named = true }: InvoiceRowProps) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const { id, number, status, createdAt, issuedOn, dueOn, total, balance, patient } = readFragment(InvoiceRowFields, invoice);
  const open = status !== "DRAFT" && status !== "VOID" && balance.cents !== 0;
  return (
    <article className="card list-row invoice-row" aria-labelledby={`invoice-${id}`}>
      <div>
        <h3>
          <Link className="row-link" id={`invoice-${id}`} to={invoicePath(id)}>
            {number ? text("invoice.number", { number }) : text("invoice.draft")}
            {named && patient && (
              <>
                {" "}
                <span className="invoice-who">{nameOf(patient)}</span>
              </>
            )}
          </Link>
        </h3>
        <p className="hint">
          {issuedOn
            ? text("row.issued", { date: formatDate(locale, issuedOn) })
            : text("row.begun", { date: formatDate(locale, createdAt.slice(0, 10)) })}
          {open && dueOn && <> · {text("row.due", { date: formatDate(locale, dueOn) })}</>}
        </p>
      </div>
      <p className="badges">
        <StatusBadge status={status} />
      </p>
      <div className="invoice-amounts">
        <p>
          <span className="visually-hidden">{text("totals.total")}</span> <Money cents={total.cents} />
        </p>
        {open && balance.cents !== total.cents && (
          <p className="hint">
            {text(balance.cents > 0 ? "row.owed" : "row.overpaid")} <Money cents={Math.abs(balance.cents)} />
          </p>
        )}
      </div>
    </article>
  );
}
