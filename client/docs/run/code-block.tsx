import { useState } from "react";
import { Button } from "../../shared/ui/button.tsx";
import { useText } from "../use-text.ts";

/** Can be scrolled by keyboard, and copied at once. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  const text = useText();
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied("yes"),
      () => setCopied("no"),
    );
  return (
    <div className="code-block">
      <pre className="code" tabIndex={0} role="region" aria-label={label} translate="no">
        <code>{code}</code>
      </pre>
      <div className="row">
        <Button kind="quiet" onClick={() => void copy()} aria-label={`${text("code.copy")} – ${label}`}>
          {text("code.copy")}
        </Button>
        <span role="status" className="soft">
          {copied && text(copied === "yes" ? "code.copied" : "code.notCopied")}
        </span>
      </div>
    </div>
  );
}
