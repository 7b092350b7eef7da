import { useParams } from "react-router";
import { RecordState } from "../../frame/record-state.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { BackLink } from "../back-link.tsx";
import { billingPath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";
import { NotForYou } from "../not-for-you.tsx";
import "../billing.css";
import "./invoice.css";
import { InvoiceSheet } from "./invoice-sheet.tsx";
import { useInvoice } from "./use-invoice.ts";

/** Without the permission no invoice is even asked for. */
export default function InvoicePage() {
  const { id = "" } = useParams();
  return useStaff().permissions.includes("BILLING_READ") ? <Invoice key={id} id={id} /> : <NotForYou title="invoice.title" />;
}

function Invoice({ id }: { id: string }) {
  const text = useBillingText();
  const page = useInvoice(id);
  const words = { title: text("invoice.title"), missing: text("invoice.missing"), missingBody: text("invoice.missingBody") };
  return (
    <RecordState page={page} area="billing" back={<BackLink to={billingPath} label="invoice.back" />} words={words}>
      {(invoice) => <InvoiceSheet invoice={invoice} onChange={page.change} onLook={page.lookAgain} />}
    </RecordState>
  );
}
