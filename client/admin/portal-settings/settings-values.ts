import type {
  AppointmentStatus,
  BackgroundImageFieldsFragment,
  NotificationSignIn,
  PortalSettingsFieldsFragment,
  UpdatePortalSettingsInput,
} from "../../gql/graphql.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { BackgroundImageFields } from "./portal-settings-fields.ts";

export const switchNames = [
  "portalAccess",
  "newPatientAccess",
  "patientRegistration",
  "conversationReplies",
  "extraSearchableIdentifications",
  "portalBilling",
] as const;

export type SwitchName = (typeof switchNames)[number];

/** What the form holds. A select's value is text. */
export interface SettingsValues extends Record<SwitchName, boolean> {
  readonly backgroundImage: BackgroundImageFieldsFragment | null;
  readonly otpLifetimeMinutes: string;
  readonly notificationSignIn: NotificationSignIn;
  readonly hidden: Readonly<Partial<Record<AppointmentStatus, boolean>>>;
}

export type ValueName = SwitchName | "backgroundImage" | "otpLifetimeMinutes" | "notificationSignIn" | `hidden.${AppointmentStatus}`;

export const valuesOf = (settings: PortalSettingsFieldsFragment): SettingsValues => ({
  portalAccess: settings.portalAccess,
  newPatientAccess: settings.newPatientAccess,
  patientRegistration: settings.patientRegistration,
  conversationReplies: settings.conversationReplies,
  extraSearchableIdentifications: settings.extraSearchableIdentifications,
  portalBilling: settings.portalBilling,
  backgroundImage: settings.backgroundImage ? readFragment(BackgroundImageFields, settings.backgroundImage) : null,
  otpLifetimeMinutes: String(settings.otpLifetimeMinutes),
  notificationSignIn: settings.notificationSignIn,
  hidden: Object.fromEntries(settings.appointmentStatusVisibility.map(({ status, hidden }) => [status, hidden])),
});

const statusesOf = (values: SettingsValues): AppointmentStatus[] => Object.keys(values.hidden) as AppointmentStatus[];

/** The names of the values in which two states of the form differ, in the form's order. */
export const differences = (one: SettingsValues, other: SettingsValues): ValueName[] => [
  ...switchNames.slice(0, 5).filter((name) => one[name] !== other[name]),
  ...(["backgroundImage"] as const).filter(() => one.backgroundImage?.contentHash !== other.backgroundImage?.contentHash),
  ...(["otpLifetimeMinutes"] as const).filter((name) => one[name] !== other[name]),
  ...statusesOf(one)
    .filter((status) => one.hidden[status] !== other.hidden[status])
    .map((status) => `hidden.${status}` as const),
  ...(["notificationSignIn", "portalBilling"] as const).filter((name) => one[name] !== other[name]),
];

/** Only what was changed: what is absent, the server leaves alone. */
export function inputOf(base: SettingsValues, values: SettingsValues, version: number): UpdatePortalSettingsInput {
  const { hidden: _, otpLifetimeMinutes, backgroundImage, ...plain } = values;
  const changed = new Set<string>(differences(base, values));
  const statuses = statusesOf(values).filter((status) => changed.has(`hidden.${status}`));
  return {
    version,
    ...Object.fromEntries(Object.entries(plain).filter(([name]) => changed.has(name))),
    ...(changed.has("backgroundImage") && { backgroundImage: backgroundImage?.contentHash ?? null }),
    ...(changed.has("otpLifetimeMinutes") && { otpLifetimeMinutes: Number(otpLifetimeMinutes) }),
    ...(statuses.length > 0 && {
      appointmentStatusVisibility: statuses.map((status) => ({ status, hidden: values.hidden[status] ?? false })),
    }),
  };
}

const isStatusName = (name: ValueName): name is `hidden.${AppointmentStatus}` => name.startsWith("hidden.");

export const statusOf = (name: ValueName): AppointmentStatus | null => (isStatusName(name) ? (name.slice(7) as AppointmentStatus) : null);

/** The values on top of which the named ones are taken from elsewhere. */
export function withValues(under: SettingsValues, names: readonly ValueName[], over: SettingsValues): SettingsValues {
  const taken = new Set<string>(names);
  const plain = Object.entries(over).filter(([name]) => taken.has(name));
  const hidden = Object.entries(over.hidden).filter(([status]) => taken.has(`hidden.${status}`));
  return { ...under, ...Object.fromEntries(plain), hidden: { ...under.hidden, ...Object.fromEntries(hidden) } };
}
