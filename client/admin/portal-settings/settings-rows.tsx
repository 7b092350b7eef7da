import { useFormContext } from "react-hook-form";
import type { PortalSettingsFieldsFragment } from "../../gql/graphql.ts";
import { type Problem, useProblemAt } from "../../shared/forms/problems.ts";
import { ImageSetting } from "./image/image-setting.tsx";
import type { ImageUpload } from "./image/use-image-upload.ts";
import { SettingEffect } from "./impact/setting-effect.tsx";
import type { ImpactState } from "./impact/use-impact.ts";
import { LifetimeSetting } from "./lifetime-setting.tsx";
import { NotificationSetting } from "./notification-setting.tsx";
import { type SettingsValues, type ValueName, valuesOf } from "./settings-values.ts";
import { StatusesSetting } from "./statuses/statuses-setting.tsx";
import { StripeSection } from "./stripe/stripe-section.tsx";
import { useBillingBlocked } from "./stripe/use-billing-blocked.ts";
import { SwitchSetting } from "./switch-setting.tsx";

interface SettingsRowsProps {
  readonly settings: PortalSettingsFieldsFragment;
  readonly changed: readonly ValueName[];
  readonly problems: readonly Problem[];
  readonly impact: ImpactState;
  readonly upload: ImageUpload;
}

/** The ten settings, in the order in which clinics know them. */
export function SettingsRows({ settings, changed, problems, impact, upload }: SettingsRowsProps) {
  const { getValues } = useFormContext<SettingsValues>();
  const problemAt = useProblemAt(problems);
  const row = <Name extends string>(name: Name) => ({
    name,
    changed: changed.some((each) => each === name || (name === "appointmentStatusVisibility" && each.startsWith("hidden."))),
    error: problemAt(name),
  });
  const blocked = useBillingBlocked(settings, getValues("portalBilling"));
  const access = row("portalAccess");
  const closing = <SettingEffect state={impact} field="PORTAL_ACCESS" concerned={access.changed && !getValues("portalAccess")} />;
  const replies = row("conversationReplies");
  const silencing = (
    <SettingEffect state={impact} field="CONVERSATION_REPLIES" concerned={replies.changed && !getValues("conversationReplies")} />
  );
  return (
    <div className="card settings">
      <SwitchSetting {...access} effect={closing} />
      <SwitchSetting {...row("newPatientAccess")} />
      <SwitchSetting {...row("patientRegistration")} />
      <SwitchSetting {...replies} effect={silencing} />
      <SwitchSetting {...row("extraSearchableIdentifications")} />
      <ImageSetting {...row("backgroundImage")} saved={valuesOf(settings).backgroundImage} upload={upload} />
      <LifetimeSetting {...row("otpLifetimeMinutes")} choices={settings.otpLifetimeChoices} />
      <StatusesSetting
        {...row("appointmentStatusVisibility")}
        statuses={settings.appointmentStatusVisibility}
        changedNames={changed}
        impact={impact}
      />
      <NotificationSetting {...row("notificationSignIn")} />
      <SwitchSetting {...row("portalBilling")} blocked={blocked} />
      <StripeSection settings={settings} />
    </div>
  );
}
