import { NoteField } from "../../shared/forms/note-field.tsx";
import { type TextId, useText } from "../use-text.ts";

const longestReason = 200;

interface ReasonFieldProps {
  readonly id: string;
  readonly label: TextId;
  /** A text with the place `{count}`: how many characters there may be. */
  readonly hint: TextId;
  readonly error: string | undefined;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** Why a member of the staff does something to charts. */
export function ReasonField({ label, hint, reason, onReason, ...field }: ReasonFieldProps) {
  const text = useText();
  return (
    <NoteField
      {...field}
      label={text(label)}
      hint={(count) => text(hint, { count })}
      most={longestReason}
      value={reason}
      onChange={onReason}
    />
  );
}
