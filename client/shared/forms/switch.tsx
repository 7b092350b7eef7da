import type { InputHTMLAttributes, Ref } from "react";

interface SwitchProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly ref?: Ref<HTMLInputElement>;
}

/** With `aria-disabled` it keeps its place in the tab order, so that its reason can be read, and refuses to move. */
export const Switch = (props: SwitchProps) => (
  <input
    {...props}
    type="checkbox"
    role="switch"
    className="switch"
    onClick={(event) => {
      if (props["aria-disabled"]) event.preventDefault();
    }}
  />
);
