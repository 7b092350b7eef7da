import { useEffect, useRef } from "react";
import { Icon } from "../../shared/ui/icon.tsx";
import { useText } from "../use-text.ts";
import type { OwnField, OwnValues } from "./own-values.ts";
import { useOwnText } from "./use-own-text.ts";

/** Takes the focus when it comes: what was saved meanwhile, and that nothing of theirs is lost. */
export function ConflictNotice({ moved, current }: { moved: readonly OwnField[]; current: OwnValues }) {
  const text = useText();
  const { labelOf, wordOf } = useOwnText();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), [current]);
  return (
    <div className="notice warning" ref={notice} tabIndex={-1} role="group" aria-labelledby="conflict">
      <Icon name="alert" />
      <h2 id="conflict">{text("information.conflict")}</h2>
      <div className="body stack">
        <p>{text("information.conflictBody")}</p>
        <ul>
          {moved.map((field) => (
            <li key={field}>{text("information.conflictNow", { field: labelOf(field), value: wordOf(field, current) })}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
