import type { PortalSettingsFieldsFragment } from "../../gql/graphql.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useText } from "../use-text.ts";
import { useLifetimeText } from "./lifetime-setting.tsx";
import { type SettingsValues, statusOf, type SwitchName, type ValueName } from "./settings-values.ts";

/** Says a setting's name and one of its values as the form does. */
export function useValueText(settings: PortalSettingsFieldsFragment) {
  const { locale } = useLanguage();
  const text = useText();
  const lifetimeText = useLifetimeText();

  const labelOf = (name: ValueName): string => {
    const status = statusOf(name);
    if (status === null) return text(`label.${name as Exclude<ValueName, `hidden.${string}`>}`);
    const label = settings.appointmentStatusVisibility.find((each) => each.status === status)?.label[locale] ?? status;
    return text("conflict.status", { label });
  };
  const valueText = (name: ValueName, values: SettingsValues): string => {
    const status = statusOf(name);
    if (status) return text(values.hidden[status] ? "statuses.hidden" : "statuses.shown");
    if (name === "backgroundImage") return text(values.backgroundImage ? "image.set" : "image.none");
    if (name === "otpLifetimeMinutes") return lifetimeText(Number(values.otpLifetimeMinutes));
    if (name === "notificationSignIn") return text(`notification.${values.notificationSignIn}`);
    return text(values[name as SwitchName] ? "settings.on" : "settings.off");
  };
  return { labelOf, valueText };
}
