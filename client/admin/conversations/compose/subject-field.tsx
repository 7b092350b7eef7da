import { Field } from "../../../shared/forms/field.tsx";
import { useConversationText } from "../conversation-texts.ts";

export const longestSubject = 150;

interface SubjectFieldProps {
  readonly lang: string;
  readonly readOnly: boolean;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (subject: string) => void;
}

export function SubjectField({ error, onChange, ...input }: SubjectFieldProps) {
  const text = useConversationText();
  return (
    <Field id="compose-subject" label={text("compose.subject")} hint={text("compose.subjectHint", { count: longestSubject })} error={error}>
      {(control) => (
        <input
          {...control}
          {...input}
          className="input"
          type="text"
          required
          autoComplete="off"
          maxLength={longestSubject}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
