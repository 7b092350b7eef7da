import { useState } from "react";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { BackLink } from "../back-link.tsx";
import { billingPath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";
import { NotForYou } from "../not-for-you.tsx";
import "../billing.css";
import { FindingList } from "./finding-list.tsx";

/** Without the permission nothing is even asked for. */
export default function FindingsPage() {
  return useStaff().permissions.includes("BILLING_READ") ? <Findings /> : <NotForYou title="findings.title" />;
}

function Findings() {
  const { clinic } = useStaff();
  const text = useBillingText();
  const [resolved, setResolved] = useState(false);
  return (
    <div className="stack-wide billing">
      <div className="stack">
        <BackLink to={billingPath} label="invoice.back" />
        <PageHeading title={text("findings.title")} place={clinic.name} />
        <p className="soft">{text("findings.lead")}</p>
      </div>
      <div className="invoice-filters" role="group" aria-label={text("findings.which")}>
        {[false, true].map((each) => (
          <button
            key={String(each)}
            type="button"
            className="invoice-filter"
            aria-pressed={resolved === each}
            onClick={() => setResolved(each)}
          >
            {text(each ? "findings.resolved" : "findings.open")}
          </button>
        ))}
      </div>
      <FindingList key={String(resolved)} resolved={resolved} />
    </div>
  );
}
