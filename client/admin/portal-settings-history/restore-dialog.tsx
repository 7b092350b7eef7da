import { useState } from "react";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Dialog } from "../../shared/ui/dialog.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import type { Problem } from "../../shared/forms/problems.ts";
import { useText } from "../use-text.ts";
import { RestoreForm } from "./restore-form.tsx";
import { RestoreNews } from "./restore-news.tsx";
import { type Settings, useRestoreSettings } from "./restore-settings.ts";
import { useRestorePreview } from "./use-restore-preview.ts";

interface RestoreDialogProps {
  readonly id: string;
  readonly version: number;
  readonly onCancel: () => void;
  readonly onRestored: (before: Settings, saved: Settings) => void;
}

/** Shows what a restore would do and asks. Whatever somebody saves meanwhile is shown first, and asked about again. */
export function RestoreDialog({ id, version, onCancel, onRestored }: RestoreDialogProps) {
  const text = useText();
  const announce = useAnnounce();
  const restore = useRestoreSettings();
  const { preview, fetching, error, look } = useRestorePreview(id);
  const [busy, setBusy] = useState(false);
  const [overtakenBy, setOvertakenBy] = useState<Settings | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  const confirm = async (before: Settings, note: string): Promise<void> => {
    setBusy(true);
    setProblems([]);
    announce(text("restore.busy"));
    const outcome = await restore({ version: before.version, revisionId: id, note: note.trim() === "" ? null : note });
    setBusy(false);
    if (outcome.kind === "done") return onRestored(before, outcome.saved);
    if (outcome.kind === "refused") return setProblems(outcome.problems);
    setOvertakenBy(outcome.current);
    look();
  };
  return (
    <Dialog title={text("restore.title", { version })} onCancel={onCancel}>
      <PageState data={preview} error={error} onRetry={look} skeleton={<Skeleton shapes={["line", "line", "control"]} />}>
        {(state) => (
          <>
            <RestoreNews overtakenBy={overtakenBy} problems={problems} />
            <RestoreForm preview={state} busy={busy || fetching} problems={problems} onCancel={onCancel} onConfirm={confirm} />
          </>
        )}
      </PageState>
      {!preview && (
        <div>
          <Button kind="secondary" onClick={onCancel}>
            {text("restore.cancel")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
