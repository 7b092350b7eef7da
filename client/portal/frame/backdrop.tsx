import type { ReactNode } from "react";
import type { BackdropImageFieldsFragment } from "../../gql/graphql.ts";
import { Icon } from "../../shared/ui/icon.tsx";
import { LanguageToggle } from "../../shared/ui/language-toggle.tsx";
import { SkipLink } from "../../shared/ui/skip-link.tsx";
import { useText } from "../use-text.ts";
import { BackdropImage } from "./backdrop-image.tsx";
import "./header.css";

interface BackdropProps {
  readonly clinicName: string;
  readonly image?: BackdropImageFieldsFragment | null;
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The portal's blue, with the clinic's name on it and a white sheet for the page. */
export function Backdrop({ clinicName, image, actions, footer, children }: BackdropProps) {
  const text = useText();
  return (
    <div className={`backdrop${image ? " with-image" : ""}`}>
      {image && <BackdropImage image={image} />}
      <SkipLink to="page" />
      <header className="backdrop-header">
        <p className="backdrop-name">
          <Icon name="clinic" />
          <span>{clinicName || text("frame.portal")}</span>
        </p>
        <div className="backdrop-actions">
          <LanguageToggle />
          {actions}
        </div>
      </header>
      <main id="page" tabIndex={-1} className="sheet">
        {children}
      </main>
      <footer className="backdrop-footer">{footer}</footer>
    </div>
  );
}
