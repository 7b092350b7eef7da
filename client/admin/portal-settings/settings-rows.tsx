import { useFormContext } from "react-hook-form";
import type { PortalSettingsFieldsFragment } from "../../gql/graphql.ts";
import { type Problem, useProblemAt } from "../../shared/forms/problems.ts";
import { useText } from "../use-text.ts";
import { ImageSetting } from "./image-setting.tsx";
import { LifetimeSetting } from "./lifetime-setting.tsx";
import { NotificationSetting } from "./notification-setting.tsx";
import type { SettingsValues, ValueName } from "./settings-values.ts";
import { StatusesSetting } from "./statuses-setting.tsx";
import { SwitchSetting } from "./switch-setting.tsx";

interface SettingsRowsProps {
  readonly settings: PortalSettingsFieldsFragment;
  readonly changed: readonly ValueName[];
  readonly problems: readonly Problem[];
}

/** The ten settings, in the order in which clinics know them. */
export function SettingsRows({ settings, changed, problems }: SettingsRowsProps) {
  const { getValues } = useFormContext<SettingsValues>();
  const text = useText();
  const problemAt = useProblemAt(problems);
  const row = <Name extends string>(name: Name) => ({
    name,
    changed: changed.some((each) => each === name || (name === "appointmentStatusVisibility" && each.startsWith("hidden."))),
    error: problemAt(name),
  });
  // It must remain possible to switch billing off where Stripe was disconnected later.
  const billingOff = !settings.stripeConfigured && !getValues("portalBilling");
  return (
    <div className="card settings">
      <SwitchSetting {...row("portalAccess")} />
      <SwitchSetting {...row("newPatientAccess")} />
      <SwitchSetting {...row("patientRegistration")} />
      <SwitchSetting {...row("conversationReplies")} />
      <SwitchSetting {...row("extraSearchableIdentifications")} />
      <ImageSetting image={settings.backgroundImage ? "set" : null} />
      <LifetimeSetting {...row("otpLifetimeMinutes")} choices={settings.otpLifetimeChoices} />
      <StatusesSetting {...row("appointmentStatusVisibility")} statuses={settings.appointmentStatusVisibility} changedNames={changed} />
      <NotificationSetting {...row("notificationSignIn")} />
      <SwitchSetting {...row("portalBilling")} blocked={billingOff ? text("billing.blocked") : undefined} />
    </div>
  );
}
