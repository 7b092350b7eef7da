import { Choice } from "../../shared/forms/choice.tsx";
import { useText } from "../use-text.ts";
import { ChangerControl } from "./changer-control.tsx";
import { ContactControl, TextControl } from "./controls.tsx";
import type { Selection } from "./selection.ts";

export interface ControlsProps {
  readonly selection: Selection;
  readonly problemAt: (field: string) => string | undefined;
  readonly onChange: (selection: Selection) => void;
}

export function FilterControls(props: ControlsProps) {
  const { selection, onChange } = props;
  const text = useText();
  return (
    <>
      <fieldset className="group stack">
        <legend>{text("bulk.what")}</legend>
        <div className="choices">
          {[true, false].map((enabled) => (
            <Choice
              key={String(enabled)}
              type="radio"
              name="bulk-enabled"
              checked={selection.enabled === enabled}
              label={text(enabled ? "bulk.give" : "bulk.take")}
              hint={text(enabled ? "bulk.giveHint" : "bulk.takeHint")}
              onChange={() => onChange({ ...selection, enabled })}
            />
          ))}
        </div>
      </fieldset>
      <section className="card stack" aria-labelledby="bulk-which">
        <h2 id="bulk-which">{text("bulk.which")}</h2>
        <p className="hint">{text("bulk.whichHint")}</p>
        <div className="bulk-filter">
          <TextControl {...props} field="changedFrom" type="date" />
          <TextControl {...props} field="changedUntil" type="date" />
          <ChangerControl {...props} />
          <TextControl {...props} field="reasonContains" type="text" />
          <TextControl {...props} field="lastAppointmentFrom" type="date" />
          <TextControl {...props} field="lastAppointmentBefore" type="date" />
          <TextControl {...props} field="ageFrom" type="text" />
          <TextControl {...props} field="ageTo" type="text" />
          <ContactControl {...props} />
        </div>
      </section>
    </>
  );
}
