import { Field } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";
import type { ControlsProps } from "./filter-controls.tsx";
import type { Selection } from "./selection.ts";

type TextField = Exclude<keyof Selection, "enabled" | "changedBy" | "contact">;

interface TextControlProps extends ControlsProps {
  readonly field: TextField;
  readonly type: "date" | "text";
}

export function TextControl({ selection, problemAt, onChange, field, type }: TextControlProps) {
  const text = useText();
  return (
    <Field id={`bulk-${field}`} label={text(`bulk.field.${field}`)} error={problemAt(field)}>
      {(control) => (
        <input
          {...control}
          className="input"
          type={type}
          inputMode={field.startsWith("age") ? "numeric" : undefined}
          autoComplete="off"
          value={selection[field]}
          onChange={({ target }) => onChange({ ...selection, [field]: target.value })}
        />
      )}
    </Field>
  );
}

const contacts = ["with", "without"] as const;

export function ContactControl({ selection, problemAt, onChange }: ControlsProps) {
  const text = useText();
  return (
    <Field id="bulk-contact" label={text("bulk.field.contact")} error={problemAt("contact")}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={selection.contact}
          onChange={({ target }) => onChange({ ...selection, contact: contacts.find((each) => each === target.value) ?? "" })}
        >
          <option value="">{text("bulk.any")}</option>
          {contacts.map((each) => (
            <option key={each} value={each}>
              {text(`bulk.contact.${each}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
