import { useEffect, useState } from "react";
import { Field } from "../../shared/forms/field.tsx";

/** Long enough to type a name without asking for each of its letters. */
const pauseMilliseconds = 300;

interface SearchFieldProps {
  readonly id: string;
  readonly label: string;
  /** What can be searched for. */
  readonly hint: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** Asks a moment after the last letter, or at once for who presses Enter or goes elsewhere: the way back leads to what was typed. */
export function SearchField({ id, label, hint, search, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(search);
  const [sent, setSent] = useState(search);
  const [seen, setSeen] = useState(search);
  // The list was changed from elsewhere, as by the link to it in the navigation: what was typed here is over.
  if (search !== seen) {
    setSeen(search);
    if (search !== sent) {
      setTyped(search);
      setSent(search);
    }
  }
  const wanted = typed.trim();
  const ask = (): void => {
    if (wanted === sent) return;
    setSent(wanted);
    onSearch(wanted);
  };
  useEffect(() => {
    if (wanted === sent) return;
    const timer = setTimeout(() => {
      setSent(wanted);
      onSearch(wanted);
    }, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [wanted, sent, onSearch]);

  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <Field id={id} label={label} hint={hint}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="search"
            enterKeyHint="search"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={200}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={ask}
          />
        )}
      </Field>
    </form>
  );
}
