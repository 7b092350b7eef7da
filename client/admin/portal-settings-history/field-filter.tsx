import { Field } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";
import { type SettingName, settingNamed, settingNames } from "./setting-fields.ts";

interface FieldFilterProps {
  readonly chosen: SettingName | null;
  readonly onChoose: (setting: SettingName | null) => void;
}

export function FieldFilter({ chosen, onChoose }: FieldFilterProps) {
  const text = useText();
  return (
    <div className="history-filter">
      <Field id="history-filter" label={text("history.filter")}>
        {(control) => (
          <select {...control} className="input" value={chosen ?? ""} onChange={(event) => onChoose(settingNamed(event.target.value))}>
            <option value="">{text("history.everything")}</option>
            {settingNames.map((name) => (
              <option key={name} value={name}>
                {text(`label.${name}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
