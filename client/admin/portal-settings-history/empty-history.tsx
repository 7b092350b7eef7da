import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import type { SettingName } from "./setting-fields.ts";

/** No save changed the setting that was asked for. */
export function EmptyHistory({ setting, onShowAll }: { setting: SettingName; onShowAll: () => void }) {
  const text = useText();
  return (
    <Notice kind="neutral" live="status" title={text("history.none")}>
      <p>{text("history.noneBody", { label: text(`label.${setting}`) })}</p>
      <div>
        <Button kind="secondary" onClick={onShowAll}>
          {text("history.showAll")}
        </Button>
      </div>
    </Notice>
  );
}
