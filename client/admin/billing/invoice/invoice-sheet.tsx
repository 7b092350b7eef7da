import { ArrivalToast } from "./arrival-toast.tsx";
import { InvoiceActs } from "./acts/invoice-acts.tsx";
import { HistoryCard } from "./history-card.tsx";
import { InvoiceHead } from "./invoice-head.tsx";
import type { ShownInvoice } from "./invoice-fields.ts";
import { LinesCard } from "./lines-card.tsx";
import { NotesCard } from "./notes-card.tsx";
import { PapersCard } from "./papers-card.tsx";
import { PaymentsCard } from "./payments-card.tsx";
import { ProcessNotice } from "./process-notice.tsx";
import { TotalsCard } from "./totals-card.tsx";
import { useArrival } from "./use-arrival.ts";

/** What each part of an invoice's page needs to act on it. */
export interface InvoicePartProps {
  readonly invoice: ShownInvoice;
  readonly onChange: (invoice: ShownInvoice) => void;
  /** Somebody else, or Stripe, may have changed it meanwhile. */
  readonly onLook: () => Promise<void>;
}

export function InvoiceSheet(part: InvoicePartProps) {
  const { invoice } = part;
  const arrival = useArrival();
  return (
    <div className="stack-wide billing">
      <InvoiceHead invoice={invoice} />
      <ProcessNotice invoice={invoice} />
      <InvoiceActs {...part} issuing={arrival === "issue"} />
      <div className="invoice-columns">
        <LinesCard invoice={invoice} />
        <div className="stack-wide invoice-aside">
          <TotalsCard invoice={invoice} />
          <PapersCard invoice={invoice} />
        </div>
        <div className="stack-wide">
          <NotesCard invoice={invoice} />
          {invoice.status !== "DRAFT" && <PaymentsCard {...part} />}
          {invoice.history.length > 0 && <HistoryCard invoice={invoice} />}
        </div>
      </div>
      <ArrivalToast saved={arrival === "saved"} />
    </div>
  );
}
