import { useState } from "react";
import type { PatientAccessFragment } from "../../../gql/graphql.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Switch } from "../../../shared/forms/switch.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { useText } from "../../use-text.ts";
import type { Chart } from "../chart/patient-chart.ts";
import { nameOf } from "../patient-name.ts";
import { useActorName } from "../use-actor-name.ts";
import { AccessDialog } from "./access-dialog.tsx";

interface AccessSwitchProps {
  readonly chart: PatientAccessFragment;
  readonly mayChange: boolean;
  readonly onChange: (patient: Chart) => void;
}

/** The chart's own switch. It moves once it was confirmed. */
export function AccessSwitch({ chart, mayChange, onChange }: AccessSwitchProps) {
  const { locale } = useLanguage();
  const text = useText();
  const actorName = useActorName();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const { enabled, changedAt, changedBy, reason } = chart.portalAccess;
  const on = enabled ?? false;
  const when = formatDateTime(locale, changedAt);
  return (
    <div className="access-switch">
      <div>
        <p>
          <label htmlFor="access-switch" className="setting-label">
            {text("access.switch")}
          </label>
        </p>
        <p className="hint" id="access-switch-hint">
          {changedBy ? text("access.changedBy", { when, who: actorName(changedBy) }) : text("access.byDefault", { when })}
          {reason && <> {text("access.because", { reason })}</>}
        </p>
        {!mayChange && <p className="hint">{text("access.mayNot")}</p>}
      </div>
      <div className="setting-control">
        <span aria-hidden="true" className="setting-state">
          {text(on ? "settings.on" : "settings.off")}
        </span>
        <Switch
          id="access-switch"
          aria-describedby="access-switch-hint"
          aria-disabled={mayChange ? undefined : true}
          checked={on}
          onChange={() => setAsking(true)}
        />
      </div>
      {asking && (
        <AccessDialog
          patientId={chart.id}
          name={nameOf(chart)}
          enable={!on}
          onCancel={() => setAsking(false)}
          onDone={(patient) => {
            setAsking(false);
            announce(text(on ? "access.nowOff" : "access.nowOn", { name: nameOf(chart) }));
            onChange(patient);
          }}
        />
      )}
    </div>
  );
}
