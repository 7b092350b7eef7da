import type { InputHTMLAttributes, ReactNode } from "react";

interface ChoiceProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly type: "radio" | "checkbox";
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly bare?: boolean;
  readonly ref?: React.Ref<HTMLInputElement>;
}

/** One radio button or checkbox whose whole box can be pressed. */
export const Choice = ({ label, hint, bare, ...input }: ChoiceProps) => (
  <label className={`choice${bare ? " bare" : ""}`}>
    <input {...input} className="tick" />
    <span>
      {label}
      {hint && <span className="hint">{hint}</span>}
    </span>
  </label>
);
