import { useState } from "react";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useIntegrationText } from "../integration-texts.ts";
import { LastUsed } from "../last-used.tsx";
import { AskFirst, type AskFirstProps } from "./ask-first.tsx";

interface RevokeCredentialProps extends Pick<AskFirstProps, "title" | "send"> {
  readonly label: string;
  readonly lastUsedAt: string | null;
  /** What comes of it. */
  readonly body: string;
  /** Said once it is revoked. */
  readonly revoked: string;
  readonly onRevoked: () => void;
}

/** The button that ends a token or a key, and the question before it. */
export function RevokeCredential({ label, lastUsedAt, title, body, revoked, send, onRevoked }: RevokeCredentialProps) {
  const text = useIntegrationText();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const done = (): void => {
    setAsking(false);
    onRevoked();
    announce(revoked);
    // The button goes with its row.
    document.getElementById("page")?.focus();
  };
  return (
    <>
      <div>
        <Button kind="secondary" onClick={() => setAsking(true)}>
          {text("integrations.revoke")}
          <span className="visually-hidden"> {label}</span>
        </Button>
      </div>
      {asking && (
        <AskFirst title={title} confirmLabel={text("integrations.revoke")} send={send} onCancel={() => setAsking(false)} onDone={done}>
          <p>{body}</p>
          <p className="hint">
            <LastUsed at={lastUsedAt} />
          </p>
        </AskFirst>
      )}
    </>
  );
}
