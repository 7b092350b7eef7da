import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { OwnPage } from "../../frame/own-page.tsx";
import { useBillingText } from "../billing-texts.ts";
import { BillingOff } from "../status/billing-off.tsx";
import { DueSection } from "./due-section.tsx";
import { RestSection } from "./rest-section.tsx";
import { useInvoices } from "./use-invoices.ts";
import "../invoices.css";

export default function InvoicesPage() {
  const text = useBillingText();
  const { known, off, due, rest, error, reload } = useInvoices();
  return (
    <OwnPage title={text("invoices.title")} lead={text("invoices.lead")}>
      <PageState
        data={known ? { off } : null}
        error={error}
        onRetry={reload}
        skeleton={<Skeleton shapes={["title", "tile", "tile", "title", "tile"]} />}
      >
        {(found) =>
          found.off ? (
            <BillingOff />
          ) : (
            <>
              <DueSection list={due} onReload={reload} />
              <RestSection list={rest} />
            </>
          )
        }
      </PageState>
    </OwnPage>
  );
}
