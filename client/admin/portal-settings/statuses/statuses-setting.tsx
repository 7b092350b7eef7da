import type { AppointmentStatus } from "../../../gql/graphql.ts";
import { FieldError } from "../../../shared/forms/field.tsx";
import { useText } from "../../use-text.ts";
import { SettingEffect } from "../impact/setting-effect.tsx";
import type { ImpactState } from "../impact/use-impact.ts";
import { ChangedMark, type RowProps } from "../setting-row.tsx";
import type { ValueName } from "../settings-values.ts";
import { AllStatuses } from "./all-statuses.tsx";
import { SampleList } from "./sample-list.tsx";
import { StatusRow, type StatusVisibility } from "./status-row.tsx";
import "./statuses.css";

interface StatusesSettingProps extends RowProps {
  readonly statuses: readonly StatusVisibility[];
  readonly changedNames: readonly ValueName[];
  readonly impact: ImpactState;
}

const id = "setting-appointmentStatusVisibility";

const idOf = (status: AppointmentStatus, index: number): string => (index === 0 ? id : `${id}-${status}`);

export function StatusesSetting({ statuses, changedNames, impact, changed, error }: StatusesSettingProps) {
  const text = useText();
  return (
    <fieldset className="setting wide" aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}>
      <legend className="setting-label">
        {text("label.appointmentStatusVisibility")} <ChangedMark changed={changed} />
      </legend>
      <p className="hint" id={`${id}-hint`}>
        {text("hint.appointmentStatusVisibility")}
      </p>
      <FieldError id={id} error={error} />
      <AllStatuses statuses={statuses.map(({ status }) => status)} />
      <SettingEffect state={impact} field="APPOINTMENT_STATUS_VISIBILITY" concerned={changed} />
      <div className="statuses-and-sample">
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
            {statuses.map((visibility, index) => (
              <StatusRow
                key={visibility.status}
                visibility={visibility}
                id={idOf(visibility.status, index)}
                changed={changedNames.includes(`hidden.${visibility.status}`)}
                impact={impact}
              />
            ))}
          </tbody>
        </table>
        <SampleList statuses={statuses} />
      </div>
    </fieldset>
  );
}
