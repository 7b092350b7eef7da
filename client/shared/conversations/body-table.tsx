import type { ReactNode } from "react";
import { useSharedText } from "../language/use-text.ts";

/** A table that is wider than the message scrolls in a frame of its own, which the keyboard reaches. */
export function BodyTable({ children }: { children: ReactNode }) {
  const text = useSharedText();
  return (
    <div className="table-frame" role="group" aria-label={text("message.table")} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
