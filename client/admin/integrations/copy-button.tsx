import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { useIntegrationText } from "./integration-texts.ts";

interface CopyButtonProps {
  readonly value: string;
  /** What is copied, for who doesn't see what stands beside it. */
  readonly what: string;
}

/** Only where the browser lets a page copy: over TLS, and on this very computer. */
export function CopyButton({ value, what }: CopyButtonProps) {
  const text = useIntegrationText();
  const announce = useAnnounce();
  if (!navigator.clipboard) return null;
  const copy = (): void =>
    void navigator.clipboard.writeText(value).then(
      () => announce(text("integrations.copied", { what })),
      () => announce(text("integrations.notCopied")),
    );
  return (
    <Button kind="secondary" onClick={copy}>
      {text("integrations.copy")}
      <span className="visually-hidden"> {what}</span>
    </Button>
  );
}
