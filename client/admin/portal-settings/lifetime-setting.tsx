import { useFormContext } from "react-hook-form";
import { controlProps } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";
import { type RowProps, SettingRow } from "./setting-row.tsx";
import type { SettingsValues } from "./settings-values.ts";
import { lifetimeText } from "./value-text.ts";

export function useLifetimeText(): (minutes: number) => string {
  const text = useText();
  return (minutes) => lifetimeText(text, minutes);
}

interface LifetimeSettingProps extends RowProps {
  readonly choices: readonly number[];
}

export function LifetimeSetting({ choices, ...row }: LifetimeSettingProps) {
  const { register } = useFormContext<SettingsValues>();
  const text = useText();
  const lifetimeText = useLifetimeText();
  return (
    <SettingRow {...row} label={text("label.otpLifetimeMinutes")} hint={text("hint.otpLifetimeMinutes")}>
      <select
        {...controlProps("setting-otpLifetimeMinutes", true, row.error)}
        {...register("otpLifetimeMinutes")}
        className="input lifetime"
      >
        {choices.map((minutes) => (
          <option key={minutes} value={String(minutes)}>
            {lifetimeText(minutes)}
          </option>
        ))}
      </select>
    </SettingRow>
  );
}
