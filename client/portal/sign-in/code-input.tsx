import { useLayoutEffect, useRef, type ChangeEvent, type ClipboardEvent } from "react";
import type { ControlProps } from "../../shared/forms/field.tsx";
import { codeFrom, cursorAfter, groupCode, wholeCodeIn } from "./code.ts";

interface CodeInputProps {
  readonly control: ControlProps;
  readonly code: string;
  readonly onCode: (code: string) => void;
}

/** One input, without a maximum length, so that a whole message can be pasted into it. */
export function CodeInput({ control, code, onCode }: CodeInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const digitsBefore = useRef<number | null>(null);

  // The space between the groups comes and goes: the cursor stays with the digit that it followed.
  useLayoutEffect(() => {
    if (digitsBefore.current === null || document.activeElement !== input.current) return;
    const place = cursorAfter(Math.min(digitsBefore.current, code.length));
    input.current?.setSelectionRange(place, place);
    digitsBefore.current = null;
  });

  const type = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    digitsBefore.current = codeFrom(target.value.slice(0, target.selectionStart ?? target.value.length)).length;
    onCode(codeFrom(target.value));
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const whole = wholeCodeIn(event.clipboardData.getData("text"));
    if (whole === null) return;
    // In place of whatever was typed before, wherever the cursor is.
    event.preventDefault();
    digitsBefore.current = whole.length;
    onCode(whole);
  };
  return (
    <input
      {...control}
      ref={input}
      className="input code-input"
      required
      autoComplete="one-time-code"
      inputMode="numeric"
      pattern="[0-9]{4} ?[0-9]{4}"
      spellCheck={false}
      value={groupCode(code)}
      onChange={type}
      onPaste={paste}
    />
  );
}
