import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { ChangeCard } from "./change-card.tsx";
import { History } from "./history.tsx";
import { ReviewForm } from "./review-form.tsx";
import { isOpen, stageOf, useChanges } from "./use-changes.ts";
import { useOver } from "./use-over.ts";
import "./bulk-access.css";

/** Without the permission nothing is even asked for. */
export default function BulkAccessPage() {
  const { clinic, permissions } = useStaff();
  const text = useText();
  const allowed = permissions.includes("BULK_PATIENT_ACCESS") && permissions.includes("PATIENTS_READ");
  return (
    <div className="stack-wide bulk-access">
      <div className="stack">
        <PageHeading title={text("bulk.title")} place={clinic.name} />
        <p className="soft">{text("bulk.lead")}</p>
      </div>
      {allowed ? (
        <BulkAccess />
      ) : (
        <Notice kind="neutral" title={text("bulk.notAllowed")}>
          <p>{text("bulk.notAllowedBody")}</p>
        </Notice>
      )}
    </div>
  );
}

/** One change at a time: while one is open, it is all that can be dealt with. */
function BulkAccess() {
  const text = useText();
  const { changes, error, reload } = useChanges();
  useOver(changes);
  return (
    <PageState data={changes} error={error} onRetry={reload} skeleton={<Skeleton shapes={["title", "tile", "tile"]} />}>
      {(all) => {
        const open = all.find(isOpen);
        return (
          <>
            {open ? (
              <section className="stack" aria-labelledby="bulk-open">
                <h2 id="bulk-open">{text("bulk.open")}</h2>
                <ChangeCard key={open.id} change={open} onSteered={reload} />
              </section>
            ) : (
              // A change that was over before it was seen under way has moved charts all the same: they are counted anew.
              <ReviewForm key={stageOf(all)} onStarted={reload} />
            )}
            <History changes={all.filter((change) => change !== open)} onSteered={reload} />
          </>
        );
      }}
    </PageState>
  );
}
