import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Toast } from "../../../shared/ui/toast.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import type { Cleared } from "./use-clear-source.ts";

const RestoreRegistrations = graphql(`
  mutation RestoreRegistrations($input: RestoreRegistrationsInput!) {
    restoreRegistrations(input: $input) {
      count
      batchId
    }
  }
`);

interface ClearedToastProps {
  readonly cleared: Cleared | null;
  readonly onRestored: () => void;
  readonly onDismiss: () => void;
}

/** How many were archived at once, and the way back. */
export function ClearedToast({ cleared, onRestored, onDismiss }: ClearedToastProps) {
  const text = useRegistrationText();
  const [{ fetching }, restore] = useMutation(RestoreRegistrations);
  /** What became of taking an act back: how many, or null where it failed. */
  const [undone, setUndone] = useState<{ readonly batchId: string; readonly count: number | null } | null>(null);
  const outcome = undone?.batchId === cleared?.batchId ? undone : null;
  const undo = async ({ batchId }: Cleared): Promise<void> => {
    const { data } = await restore({ input: { batchId } });
    const answer = data?.restoreRegistrations;
    setUndone({ batchId, count: answer?.batchId ? answer.count : null });
    if (answer?.batchId) onRestored();
  };
  if (!cleared) return <Toast message={null} onDismiss={onDismiss} />;
  if (outcome && outcome.count !== null) return <Toast message={text("flood.restored", { count: outcome.count })} onDismiss={onDismiss} />;
  return (
    <Toast
      kind={outcome ? "warning" : "success"}
      message={outcome ? text("flood.notRestored") : text("flood.cleared", { count: cleared.count })}
      onDismiss={onDismiss}
    >
      <Button kind="secondary" busy={fetching} onClick={() => void undo(cleared)}>
        {text(fetching ? "decide.busy" : "flood.undo")}
      </Button>
    </Toast>
  );
}
