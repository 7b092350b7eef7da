import type { SettingsValues, ValueName } from "./settings-values.ts";
import { ImageThumbnail } from "./image-thumbnail.tsx";
import type { StatusLabels } from "./value-text.ts";
import { useValueText } from "./use-value-text.ts";

interface SettingValueProps {
  readonly statuses: StatusLabels;
  readonly name: ValueName;
  readonly values: SettingsValues;
}

/** One value, in words, or as the image that it is. */
export function SettingValue({ statuses, name, values }: SettingValueProps) {
  const { valueText } = useValueText(statuses);
  if (name === "backgroundImage" && values.backgroundImage) return <ImageThumbnail image={values.backgroundImage} />;
  return valueText(name, values);
}
