import { differences, type SettingsValues, type ValueName } from "../portal-settings/settings-values.ts";
import { settingOf } from "../portal-settings/value-text.ts";
import { type SettingName, settingNames } from "./setting-fields.ts";

export interface SettingDifference {
  readonly setting: SettingName;
  /** The setting itself, or those of its statuses that differ. */
  readonly names: readonly ValueName[];
}

/** What differs between two states of the settings, setting by setting, in the form's order. */
export function groupDifferences(before: SettingsValues, after: SettingsValues): SettingDifference[] {
  const names = differences(before, after);
  return settingNames
    .map((setting) => ({ setting, names: names.filter((name) => settingOf(name) === setting) }))
    .filter((difference) => difference.names.length > 0);
}
