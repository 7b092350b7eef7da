import { NoteField } from "../../../../shared/forms/note-field.tsx";
import { useBillingText } from "../../billing-texts.ts";
import { actControl } from "./act-dialog.tsx";

const longestReason = 300;

interface ReasonFieldProps {
  readonly label: string;
  readonly field?: "reason" | "note";
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function ReasonField({ label, field = "reason", error, value, onChange }: ReasonFieldProps) {
  const text = useBillingText();
  return (
    <NoteField
      id={actControl(field)}
      label={label}
      hint={(count) => text("act.reasonHint", { count })}
      most={longestReason}
      rows={2}
      error={error}
      value={value}
      onChange={onChange}
    />
  );
}
