import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { Icon } from "../../shared/ui/icon.tsx";
import { LanguageToggle } from "../../shared/ui/language-toggle.tsx";
import { SkipLink } from "../../shared/ui/skip-link.tsx";
import { SearchBox } from "../search/search-box.tsx";
import { useText } from "../use-text.ts";
import { Contents } from "./contents.tsx";
import { useHashTarget } from "./use-hash-target.ts";

/** The search above, the contents beside, or behind a button where there is no room for them. */
export function DocsFrame({ children }: { children: ReactNode }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  useHashTarget();
  return (
    <div className="docs">
      <SkipLink to="main" />
      <header className="docs-bar">
        <p className="docs-brand">
          <Icon name="clinic" />
          <Link to="/">{text("docs.title")}</Link>
        </p>
        <SearchBox onOpened={close} />
        <div className="docs-actions">
          <button
            type="button"
            className="toggle docs-contents-toggle"
            aria-expanded={open}
            aria-controls="contents"
            onClick={() => setOpen(!open)}
          >
            {text("docs.contents")}
          </button>
          <LanguageToggle />
        </div>
      </header>
      <nav id="contents" className={`docs-contents${open ? " open" : ""}`} aria-label={text("docs.contents")}>
        <Contents onOpened={close} />
      </nav>
      <main id="main" tabIndex={-1} className="docs-main">
        {children}
      </main>
    </div>
  );
}
