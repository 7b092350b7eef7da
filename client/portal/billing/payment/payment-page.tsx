import { useParams } from "react-router";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { BackLink } from "../../frame/back-link.tsx";
import { PhoneLink } from "../../frame/phone-link.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { useBillingText } from "../billing-texts.ts";
import { PaymentDetails } from "./payment-details.tsx";
import { usePayment } from "./use-payment.ts";
import "../invoices.css";

export default function PaymentPage() {
  const { id = "" } = useParams();
  return <PaymentOf key={id} id={id} />;
}

/** Where Stripe leads back to, whatever was done there: the page says what the server knows, not where one comes from. */
function PaymentOf({ id }: { id: string }) {
  const { known, error, learn, reload } = usePayment(id);
  return (
    <div className="stack-wide">
      <BackLink to="/invoices" />
      {known === null ? (
        <NotAvailable />
      ) : (
        <PageState data={known} error={error} onRetry={reload} skeleton={<Skeleton shapes={["title", "tile", "line", "line"]} />}>
          {(payment) => <PaymentDetails known={payment} onLearn={learn} />}
        </PageState>
      )}
    </div>
  );
}

/** The same for one that is somebody else's, or never existed. */
function NotAvailable() {
  const { name, phone } = useSession().portal.clinic;
  const text = useBillingText();
  return (
    <div className="stack">
      <PageHeading title={text("payment.gone")} place={name} />
      <p>
        {text("payment.goneBody")} <PhoneLink phone={phone} />
      </p>
    </div>
  );
}
