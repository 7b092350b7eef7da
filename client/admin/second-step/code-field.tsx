import { Field } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";
import { appCodeFrom, groupAppCode } from "./code-text.ts";

interface CodeFieldProps {
  /** Also the id of the input. */
  readonly id: string;
  readonly kind: "app" | "recovery";
  readonly code: string;
  readonly error: string | undefined;
  readonly onCode: (code: string) => void;
}

/** One input, without a maximum length, so that whatever holds the code can be pasted into it. */
export function CodeField({ id, kind, code, error, onCode }: CodeFieldProps) {
  const text = useText();
  const app = kind === "app";
  return (
    <Field id={id} label={text(`code.label.${kind}`)} hint={text(`code.hint.${kind}`)} error={error}>
      {(control) => (
        <input
          {...control}
          className="input code-input"
          required
          autoComplete={app ? "one-time-code" : "off"}
          inputMode={app ? "numeric" : "text"}
          autoCapitalize="none"
          spellCheck={false}
          value={app ? groupAppCode(code) : code}
          onChange={({ target: { value } }) => onCode(app ? appCodeFrom(value) : value)}
        />
      )}
    </Field>
  );
}
