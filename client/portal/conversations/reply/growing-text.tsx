import type { Ref, TextareaHTMLAttributes } from "react";

interface GrowingTextProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "value"> {
  readonly value: string;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** As high as its text, which stands behind it unseen: nothing is measured, so that nothing jumps while somebody types. */
export const GrowingText = ({ value, ...rest }: GrowingTextProps) => (
  <div className="growing" data-text={value}>
    <textarea {...rest} value={value} className="input note" rows={3} />
  </div>
);
