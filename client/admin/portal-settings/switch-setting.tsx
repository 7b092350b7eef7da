import type { ReactNode } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { controlProps } from "../../shared/forms/field.tsx";
import { Switch } from "../../shared/forms/switch.tsx";
import { useText } from "../use-text.ts";
import { type RowProps, SettingRow } from "./setting-row.tsx";
import type { SettingsValues, SwitchName } from "./settings-values.ts";

interface SwitchSettingProps extends RowProps<SwitchName> {
  readonly effect?: ReactNode;
  /** Why it can't be switched on. */
  readonly blocked?: string;
}

export function SwitchSetting({ blocked, ...row }: SwitchSettingProps) {
  const { register } = useFormContext<SettingsValues>();
  const on = useWatch<SettingsValues, SwitchName>({ name: row.name });
  const text = useText();
  const { name, error } = row;
  const hint = (
    <>
      <p>{text(`hint.${name}`)}</p>
      {blocked && <p className="setting-blocked">{blocked}</p>}
    </>
  );
  return (
    <SettingRow {...row} label={text(`label.${name}`)} hint={hint}>
      <span className="setting-state" aria-hidden="true">
        {text(on ? "settings.on" : "settings.off")}
      </span>
      <Switch {...controlProps(`setting-${name}`, hint, error)} {...register(name)} aria-disabled={blocked ? true : undefined} />
    </SettingRow>
  );
}
