import { Notice } from "../../../shared/ui/notice.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import "../registrations.css";
import { TermsForm } from "./terms-form.tsx";
import { TermsHistory } from "./terms-history.tsx";
import { useTerms } from "./use-terms.ts";

export default function TermsPage() {
  const { clinic, permissions } = useStaff();
  const text = useRegistrationText();
  return (
    <div className="stack-wide registrations">
      <div className="stack">
        <PageHeading title={text("terms.title")} place={clinic.name} />
        <p className="soft">{text("terms.lead")}</p>
      </div>
      {permissions.includes("CLINIC_WRITE") ? (
        <Terms />
      ) : (
        <Notice kind="neutral" title={text("terms.notAllowed")}>
          <p>{text("terms.notAllowedBody")}</p>
        </Notice>
      )}
    </div>
  );
}

function Terms() {
  const { versions, error, load } = useTerms();
  return (
    <PageState data={versions} error={error} onRetry={load} skeleton={<Skeleton shapes={["line", "tile", "tile"]} />}>
      {(known) =>
        known[0] && (
          <>
            <TermsForm inForce={known[0]} onReload={load} />
            <TermsHistory versions={known} />
          </>
        )
      }
    </PageState>
  );
}
