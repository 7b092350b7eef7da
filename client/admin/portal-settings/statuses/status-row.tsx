import { useFormContext, useWatch } from "react-hook-form";
import type { PortalSettingsFieldsFragment } from "../../../gql/graphql.ts";
import { formatNumber } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useText } from "../../use-text.ts";
import type { ImpactState } from "../impact/use-impact.ts";
import { useImpactText } from "../impact/use-impact-text.ts";
import { ChangedMark } from "../setting-row.tsx";
import type { SettingsValues } from "../settings-values.ts";
import { StatusNeed } from "./status-need.tsx";

export type StatusVisibility = PortalSettingsFieldsFragment["appointmentStatusVisibility"][number];

interface StatusRowProps {
  readonly visibility: StatusVisibility;
  readonly id: string;
  readonly changed: boolean;
  readonly impact: ImpactState;
}

export function StatusRow({ visibility, id, changed, impact }: StatusRowProps) {
  const { status, label, patientLabel, explanation, neededByPatients, upcomingCount, pastCount } = visibility;
  const { register } = useFormContext<SettingsValues>();
  const { locale } = useLanguage();
  const text = useText();
  const { statusText } = useImpactText();
  const [upcoming, past] = [formatNumber(locale, upcomingCount), formatNumber(locale, pastCount)];
  const touched = impact.impact?.appointmentStatuses.find((each) => each.status === status);
  const effect = touched ? statusText(touched) : text(impact.fetching ? "impact.counting" : "impact.failed");
  const hidden = useWatch<SettingsValues, `hidden.${typeof status}`>({ name: `hidden.${status}` });
  const withheld = neededByPatients && (hidden ?? false);
  const described = [`${id}-words`, changed && `${id}-effect`, withheld && `${id}-need`].filter(Boolean).join(" ");
  return (
    <tr>
      <th scope="row">
        <label className="status">
          <input
            {...register(`hidden.${status}`)}
            id={id}
            type="checkbox"
            className="tick"
            aria-labelledby={`${id}-label`}
            aria-describedby={described}
          />
          <span>
            <span id={`${id}-label`}>{label[locale]}</span> <ChangedMark changed={changed} />
            <span className="hint" id={`${id}-words`}>
              {explanation[locale]} {text("statuses.patientLabel", { label: patientLabel[locale] })}
            </span>
            {neededByPatients && <StatusNeed id={`${id}-need`} status={status} withheld={withheld} />}
            <span className="status-effect">
              {changed ? (
                <span id={`${id}-effect`}>{effect}</span>
              ) : (
                <span className="hint narrow-counts">{text("statuses.counts", { upcoming, past })}</span>
              )}
            </span>
          </span>
        </label>
      </th>
      <td className="number">{upcoming}</td>
      <td className="number">{past}</td>
    </tr>
  );
}
