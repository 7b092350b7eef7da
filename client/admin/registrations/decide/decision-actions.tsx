import { useState } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import type { ShownRegistration } from "../review/use-registration.ts";
import { ArchiveDialog } from "./archive-dialog.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import type { Done } from "./done-notice.tsx";

export interface DecisionProps {
  readonly registration: ShownRegistration;
  readonly onDone: (done: Done, registration: ShownRegistration) => void;
  readonly onLate: (current: ShownRegistration, note: string) => void;
}

/** What can be decided without a match; merging starts at a match. */
export function DecisionActions({ registration, onDone, onLate }: DecisionProps) {
  const { permissions } = useStaff();
  const text = useRegistrationText();
  const [asking, setAsking] = useState<"confirm" | "archive" | null>(null);
  const cancel = (): void => setAsking(null);
  // Merging is the way then; confirming stands back.
  const hasChart = registration.bestConfidence === "HIGH" || registration.bestConfidence === "MEDIUM";
  return (
    <section className="card stack" aria-labelledby="decide">
      <h2 id="decide">{text("decide.title")}</h2>
      <p className="soft">{text("decide.lead")}</p>
      <div className="row">
        {permissions.includes("PATIENTS_WRITE") && (
          <Button kind={hasChart ? "secondary" : "primary"} onClick={() => setAsking("confirm")}>
            {text("decide.confirm")}
          </Button>
        )}
        <Button kind="secondary" onClick={() => setAsking("archive")}>
          {text("decide.archive")}
        </Button>
      </div>
      {asking === "confirm" && (
        <ConfirmDialog
          registration={registration}
          onCancel={cancel}
          onDone={(decided) => onDone("confirmed", decided)}
          onLate={(current) => onLate(current, "")}
        />
      )}
      {asking === "archive" && (
        <ArchiveDialog registration={registration} onCancel={cancel} onDone={(decided) => onDone("archived", decided)} onLate={onLate} />
      )}
    </section>
  );
}
