interface TextAreaProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const mostRows = 24;

/** Code that can be changed; as high as what stands in it. */
export const TextArea = ({ id, label, value, onChange }: TextAreaProps) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <textarea
      id={id}
      className="input mono"
      translate="no"
      spellCheck={false}
      autoComplete="off"
      rows={Math.min(value.split("\n").length + 1, mostRows)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
);
