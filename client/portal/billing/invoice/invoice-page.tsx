import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { PortalInvoiceQuery } from "../../../gql/graphql.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { BackLink } from "../../frame/back-link.tsx";
import { PhoneLink } from "../../frame/phone-link.tsx";
import { useSession } from "../../session/session-provider.tsx";
import { useBillingText } from "../billing-texts.ts";
import { canBeChosen, InvoiceCardFields } from "../list/invoice-card-fields.ts";
import { PayBar } from "../paying/pay-bar.tsx";
import { BillingOff } from "../status/billing-off.tsx";
import { InvoiceAmounts } from "./invoice-amounts.tsx";
import { InvoiceDocuments } from "./invoice-documents.tsx";
import { InvoiceFacts } from "./invoice-facts.tsx";
import { InvoiceHistory } from "./invoice-history.tsx";
import { InvoiceLines } from "./invoice-lines.tsx";
import "../invoices.css";
import "./invoice.css";

const PortalInvoice = graphql(`
  query PortalInvoice($id: ID!) {
    viewer {
      patient {
        id
        billingOpen
      }
    }
    node(id: $id) {
      __typename
      ... on Invoice {
        ...InvoiceCard
        ...InvoiceFacts
        ...InvoiceLines
        ...InvoiceAmounts
        ...InvoiceDocuments
        ...InvoiceHistory
      }
    }
  }
`);

type Found = Extract<PortalInvoiceQuery["node"], { __typename: "Invoice" }>;

export default function InvoicePage() {
  const { id = "" } = useParams();
  const [{ data, error }, retry] = useQuery({ query: PortalInvoice, variables: { id } });
  return (
    <div className="stack-wide">
      <BackLink to="/invoices" />
      <PageState
        data={data}
        error={error}
        onRetry={retry}
        skeleton={<Skeleton shapes={["title", "line", "line", "tile", "tile", "control"]} />}
      >
        {({ node, viewer }) =>
          node?.__typename === "Invoice" ? (
            <Details key={id} invoice={node} onReload={retry} />
          ) : (
            <NotAvailable off={viewer?.patient?.billingOpen === false} />
          )
        }
      </PageState>
    </div>
  );
}

function Details({ invoice, onReload }: { invoice: Found; onReload: () => void }) {
  const { name } = useSession().portal.clinic;
  const text = useBillingText();
  const card = readFragment(InvoiceCardFields, invoice);
  const { id, number, balance } = card;
  const payable = card.status !== "VOID" && canBeChosen(card);
  return (
    <>
      <div className="stack">
        <PageHeading title={text("invoices.name", { number: number ?? "" })} place={name} />
        <InvoiceFacts invoice={invoice} />
      </div>
      <InvoiceLines invoice={invoice} />
      <InvoiceAmounts invoice={invoice} />
      <section className="stack">
        <PayBar chosen={payable ? [{ id, cents: balance.cents }] : []} offered={payable} single onReload={onReload} />
      </section>
      <InvoiceDocuments invoice={invoice} />
      <InvoiceHistory invoice={invoice} />
    </>
  );
}

/** The same for one that is somebody else's, or never existed. */
function NotAvailable({ off }: { off: boolean }) {
  const { name, phone } = useSession().portal.clinic;
  const text = useBillingText();
  return (
    <div className="stack">
      <PageHeading title={text("invoice.gone")} place={name} />
      {off ? (
        <BillingOff />
      ) : (
        <p>
          {text("invoice.goneBody")} <PhoneLink phone={phone} />
        </p>
      )}
    </div>
  );
}
