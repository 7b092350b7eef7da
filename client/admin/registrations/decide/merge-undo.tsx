import { useState } from "react";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import type { DecisionProps } from "./decision-actions.tsx";
import { UndoMergeDialog } from "./undo-merge-dialog.tsx";

export const MergeUndoFields = graphql(`
  fragment MergeUndo on RegistrationMerge {
    taken
    undoableUntil
    canUndo
    cannotBeUndone
    blocked {
      field
      editedAt
      editedBy {
        ...ActorName
      }
    }
  }
`);

interface MergeUndoProps extends DecisionProps {
  readonly merge: FragmentType<typeof MergeUndoFields>;
}

/** Until when a merge can be undone, and the way to it. */
export function MergeUndo({ merge, registration, onDone, onLate }: MergeUndoProps) {
  const { locale } = useLanguage();
  const { permissions } = useStaff();
  const text = useRegistrationText();
  const [asking, setAsking] = useState(false);
  const facts = readFragment(MergeUndoFields, merge);
  const until = formatDateTime(locale, facts.undoableUntil);
  if (!facts.canUndo) return <p className="hint">{text("undoMerge.over", { until })}</p>;
  return (
    <>
      <p className="hint">{text("undoMerge.until", { until })}</p>
      {permissions.includes("PATIENTS_WRITE") && (
        <div>
          <Button kind="secondary" onClick={() => setAsking(true)}>
            {text("undoMerge.open")}
          </Button>
        </div>
      )}
      {asking && (
        <UndoMergeDialog
          merge={facts}
          registration={registration}
          onCancel={() => setAsking(false)}
          onDone={(undone) => onDone("undone", undone)}
          onLate={(current) => onLate(current, "")}
        />
      )}
    </>
  );
}
