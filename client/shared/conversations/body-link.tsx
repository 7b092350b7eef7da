import type { ReactNode } from "react";
import { useSharedText } from "../language/use-text.ts";
import { opensPage } from "./safe-href.ts";

/** A page opens in a tab of its own, and says so; it learns nothing of where its reader came from. */
export function BodyLink({ href, children }: { href: string; children: ReactNode }) {
  const text = useSharedText();
  if (!opensPage(href)) return <a href={href}>{children}</a>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
      <span className="visually-hidden"> {text("message.newTab")}</span>
    </a>
  );
}
