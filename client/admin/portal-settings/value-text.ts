import type { PortalSettingsFieldsFragment } from "../../gql/graphql.ts";
import type { Locale } from "../../shared/language/choose-locale.ts";
import type { Text } from "../../shared/language/use-text.ts";
import type { TextId } from "../use-text.ts";
import { type SettingsValues, statusOf, type SwitchName, type ValueName } from "./settings-values.ts";

export type StatusLabels = readonly Pick<PortalSettingsFieldsFragment["appointmentStatusVisibility"][number], "status" | "label">[];

export interface Wording {
  readonly text: Text<TextId>;
  readonly locale: Locale;
  readonly statuses: StatusLabels;
}

type PlainName = Exclude<ValueName, `hidden.${string}`>;

/** The setting to which a value belongs: all statuses belong to one. */
export const settingOf = (name: ValueName): PlainName | "appointmentStatusVisibility" =>
  statusOf(name) === null ? (name as PlainName) : "appointmentStatusVisibility";

export const lifetimeText = (text: Text<TextId>, minutes: number): string =>
  minutes % 60 === 0 ? text("lifetime.hours", { hours: minutes / 60 }) : text("lifetime.minutes", { minutes });

/** What the form calls a setting, or a status among others. */
export function nameText({ text, locale, statuses }: Wording, name: ValueName): string {
  const status = statusOf(name);
  if (status === null) return text(`label.${name as PlainName}`);
  return statuses.find((each) => each.status === status)?.label[locale] ?? status;
}

/** A value as the form says it. */
export function valueText({ text }: Wording, name: ValueName, values: SettingsValues): string {
  const status = statusOf(name);
  if (status) return text(values.hidden[status] ? "statuses.hidden" : "statuses.shown");
  if (name === "backgroundImage") return text(values.backgroundImage ? "image.set" : "image.none");
  if (name === "otpLifetimeMinutes") return lifetimeText(text, Number(values.otpLifetimeMinutes));
  if (name === "notificationSignIn") return text(`notification.${values.notificationSignIn}`);
  return text(values[name as SwitchName] ? "settings.on" : "settings.off");
}
