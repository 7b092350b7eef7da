import { useState } from "react";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { useIntegrationText } from "../integration-texts.ts";
import { IssueForm } from "./issue-form.tsx";
import { NewToken } from "./new-token.tsx";

interface IssueDialogProps {
  readonly consumerId: string;
  readonly onIssued: () => void;
  readonly onClose: () => void;
}

/** Asks what the token is for, and then shows it this once: Escape closes neither before it was said that the token is kept. */
export function IssueDialog({ consumerId, onIssued, onClose }: IssueDialogProps) {
  const text = useIntegrationText();
  const [token, setToken] = useState<string | null>(null);
  const [pressed, setPressed] = useState(false);
  if (token !== null)
    return (
      <Dialog key="token" title={text("integrations.newToken")} onCancel={() => setPressed(true)}>
        <NewToken token={token} pressed={pressed} onPressed={() => setPressed(true)} onKept={onClose} />
      </Dialog>
    );
  return (
    <Dialog key="form" title={text("integrations.issueTitle")} onCancel={onClose}>
      <IssueForm
        consumerId={consumerId}
        onCancel={onClose}
        onIssued={(issued) => {
          setToken(issued);
          onIssued();
        }}
      />
    </Dialog>
  );
}
