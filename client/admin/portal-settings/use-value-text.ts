import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useText } from "../use-text.ts";
import { type SettingsValues, statusOf, type ValueName } from "./settings-values.ts";
import { nameText, type StatusLabels, valueText } from "./value-text.ts";

/** Says a setting's name and one of its values as the form does, of the form and of any revision. */
export function useValueText(statuses: StatusLabels) {
  const { locale } = useLanguage();
  const text = useText();
  const wording = { text, locale, statuses };
  return {
    nameOf: (name: ValueName): string => nameText(wording, name),
    /** The name where it stands alone. */
    labelOf: (name: ValueName): string => {
      const label = nameText(wording, name);
      return statusOf(name) === null ? label : text("conflict.status", { label });
    },
    valueText: (name: ValueName, values: SettingsValues): string => valueText(wording, name, values),
  };
}
