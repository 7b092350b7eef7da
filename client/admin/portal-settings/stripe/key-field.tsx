import { Field } from "../../../shared/forms/field.tsx";
import { useText } from "../../use-text.ts";

interface KeyFieldProps {
  readonly name: "secretKey" | "webhookSecret";
  readonly value: string;
  readonly error: string | undefined;
  readonly onValue: (value: string) => void;
}

/** A key as it is typed or pasted: never shown, offered to no spelling service, kept by no browser. */
export function KeyField({ name, value, error, onValue }: KeyFieldProps) {
  const text = useText();
  return (
    <Field id={`stripe-${name}`} label={text(`stripe.${name}`)} hint={text(`stripe.${name}Hint`)} error={error}>
      {(control) => (
        <input
          {...control}
          className="input"
          type="password"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
