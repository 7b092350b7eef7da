import { SettingValue } from "../portal-settings/setting-value.tsx";
import type { SettingsValues, ValueName } from "../portal-settings/settings-values.ts";
import { useValueText } from "../portal-settings/use-value-text.ts";
import type { StatusLabels } from "../portal-settings/value-text.ts";
import { useText } from "../use-text.ts";
import { groupDifferences } from "./group-differences.ts";

interface DifferenceListProps {
  readonly statuses: StatusLabels;
  readonly before: SettingsValues;
  readonly after: SettingsValues;
}

/** Each setting that differs, from what to what. */
export function DifferenceList({ statuses, before, after }: DifferenceListProps) {
  const text = useText();
  const { nameOf } = useValueText(statuses);
  const change = (name: ValueName) => <Change statuses={statuses} name={name} before={before} after={after} />;
  return (
    <dl className="differences">
      {groupDifferences(before, after).map(({ setting, names }) => (
        <div key={setting} className="difference">
          <dt>{text(`label.${setting}`)}</dt>
          {names.map((name) => (
            <dd key={name}>
              {setting === "appointmentStatusVisibility" && <>{text("diff.status", { label: nameOf(name) })} </>}
              {change(name)}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function Change({ statuses, name, before, after }: DifferenceListProps & { name: ValueName }) {
  const text = useText();
  return (
    <span className="change">
      <span className="change-before">
        <SettingValue statuses={statuses} name={name} values={before} />
      </span>{" "}
      <span aria-hidden="true">→</span> <span className="visually-hidden">{text("diff.becomes")}</span>{" "}
      <strong>
        <SettingValue statuses={statuses} name={name} values={after} />
      </strong>
    </span>
  );
}
