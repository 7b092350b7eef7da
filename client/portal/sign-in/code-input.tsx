import type { ControlProps } from "../../shared/forms/field.tsx";
import { codeFrom, groupCode } from "./code.ts";

interface CodeInputProps {
  readonly control: ControlProps;
  readonly code: string;
  readonly onCode: (code: string) => void;
}

/** One input, without a maximum length, so that a whole message can be pasted into it. */
export const CodeInput = ({ control, code, onCode }: CodeInputProps) => (
  <input
    {...control}
    className="input code-input"
    required
    autoComplete="one-time-code"
    inputMode="numeric"
    spellCheck={false}
    value={groupCode(code)}
    onChange={(event) => onCode(codeFrom(event.target.value))}
  />
);
