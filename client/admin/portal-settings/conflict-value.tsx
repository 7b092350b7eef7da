import { useText } from "../use-text.ts";
import { ImageThumbnail } from "./image-thumbnail.tsx";
import type { SettingsValues, ValueName } from "./settings-values.ts";
import { useValueText } from "./use-value-text.ts";
import type { StatusLabels } from "./value-text.ts";

interface ConflictValueProps {
  readonly id: "conflict.mine" | "conflict.theirs";
  readonly who: string;
  readonly statuses: StatusLabels;
  readonly name: ValueName;
  readonly values: SettingsValues;
}

/** Whose value it is, and the value. */
export function ConflictValue({ id, who, statuses, name, values }: ConflictValueProps) {
  const text = useText();
  const { valueText } = useValueText(statuses);
  const image = name === "backgroundImage" ? values.backgroundImage : null;
  return (
    <>
      {text(id, { who, value: image ? "" : valueText(name, values) })}
      {image && <ImageThumbnail image={image} />}
    </>
  );
}
