import type { ReactNode } from "react";
import { FieldError } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";

export interface RowProps<Name extends string = string> {
  readonly name: Name;
  readonly changed: boolean;
  readonly error?: string;
}

export const ChangedMark = ({ changed }: { changed: boolean }) => {
  const text = useText();
  return changed ? <span className="badge changed">{text("settings.changed")}</span> : null;
};

interface SettingRowProps extends RowProps {
  readonly label: ReactNode;
  readonly hint: ReactNode;
  /** What the change would do. */
  readonly effect?: ReactNode;
  readonly children: ReactNode;
}

/** One setting with one control: what it is on the left, the control on the right. */
export const SettingRow = ({ name, changed, error, label, hint, effect, children }: SettingRowProps) => (
  <div className="setting">
    <div className="setting-text">
      <p className="setting-label">
        <label htmlFor={`setting-${name}`}>{label}</label> <ChangedMark changed={changed} />
      </p>
      <div className="hint" id={`setting-${name}-hint`}>
        {hint}
      </div>
      <FieldError id={`setting-${name}`} error={error} />
      {effect}
    </div>
    <div className="setting-control">{children}</div>
  </div>
);
