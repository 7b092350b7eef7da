import type { ReactNode } from "react";
import { Icon } from "../../shared/ui/icon.tsx";
import { LanguageToggle } from "../../shared/ui/language-toggle.tsx";
import { SkipLink } from "../../shared/ui/skip-link.tsx";
import { useText } from "../use-text.ts";

/** What is seen before anybody is signed in. */
export function DoorFrame({ clinicName, children }: { clinicName: string; children: ReactNode }) {
  const text = useText();
  return (
    <div className="door">
      <SkipLink to="door" />
      <header className="top-bar">
        <p className="brand">
          <Icon name="clinic" />
          <span>{clinicName || text("frame.product")}</span>
        </p>
        <div className="top-actions">
          <LanguageToggle />
        </div>
      </header>
      <main id="door" tabIndex={-1} className="card door-card">
        {children}
      </main>
    </div>
  );
}
