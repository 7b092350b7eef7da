import type { ReactNode } from "react";
import { leaveThrough } from "../../shared/navigation/leave-guard.tsx";
import { Icon } from "../../shared/ui/icon.tsx";
import { LanguageToggle } from "../../shared/ui/language-toggle.tsx";
import { SkipLink } from "../../shared/ui/skip-link.tsx";
import { useSession, useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { Navigation } from "./navigation.tsx";

export function AdminFrame({ children }: { children: ReactNode }) {
  const { signOut } = useSession();
  const { name, role, clinic } = useStaff();
  const text = useText();
  return (
    <div className="frame">
      <SkipLink to="page" />
      <header className="top-bar">
        <p className="brand">
          <Icon name="clinic" />
          <span>{clinic.name}</span>
        </p>
        <div className="top-actions">
          <p className="who">
            <strong>{name}</strong>
            <span>{text(`role.${role}`)}</span>
          </p>
          <LanguageToggle />
          <button type="button" className="toggle" onClick={() => leaveThrough(() => signOut("signedOut"))}>
            {text("session.signOut")}
          </button>
        </div>
      </header>
      <Navigation />
      <main id="page" tabIndex={-1} className="admin-page">
        {children}
      </main>
    </div>
  );
}
