import { useFormContext } from "react-hook-form";
import type { PortalSettingsFieldsFragment } from "../../gql/graphql.ts";
import { FieldError } from "../../shared/forms/field.tsx";
import { formatNumber } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useText } from "../use-text.ts";
import { ChangedMark, type RowProps } from "./setting-row.tsx";
import type { SettingsValues, ValueName } from "./settings-values.ts";

interface StatusesSettingProps extends RowProps {
  readonly statuses: PortalSettingsFieldsFragment["appointmentStatusVisibility"];
  readonly changedNames: readonly ValueName[];
}

export function StatusesSetting({ statuses, changedNames, changed, error }: StatusesSettingProps) {
  const { register } = useFormContext<SettingsValues>();
  const { locale } = useLanguage();
  const text = useText();
  const id = "setting-appointmentStatusVisibility";
  return (
    <fieldset className="setting wide" aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}>
      <legend className="setting-label">
        {text("label.appointmentStatusVisibility")} <ChangedMark changed={changed} />
      </legend>
      <p className="hint" id={`${id}-hint`}>
        {text("hint.appointmentStatusVisibility")}
      </p>
      <FieldError id={id} error={error} />
      <table className="statuses">
        <thead>
          <tr>
            <th scope="col">{text("statuses.hide")}</th>
            <th scope="col" className="number">
              {text("statuses.upcoming")}
            </th>
            <th scope="col" className="number">
              {text("statuses.past")}
            </th>
          </tr>
        </thead>
        <tbody>
          {statuses.map(({ status, label, patientLabel, upcomingCount, pastCount }, index) => (
            <tr key={status}>
              <th scope="row">
                <label className="status">
                  <input {...register(`hidden.${status}`)} id={index === 0 ? id : undefined} type="checkbox" className="tick" />
                  <span>
                    {label[locale]} <ChangedMark changed={changedNames.includes(`hidden.${status}`)} />
                    <span className="hint">{text("statuses.patientLabel", { label: patientLabel[locale] })}</span>
                    <span className="hint narrow-counts">
                      {text("statuses.counts", { upcoming: formatNumber(locale, upcomingCount), past: formatNumber(locale, pastCount) })}
                    </span>
                  </span>
                </label>
              </th>
              <td className="number">{formatNumber(locale, upcomingCount)}</td>
              <td className="number">{formatNumber(locale, pastCount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
