import { type SyntheticEvent, useState } from "react";
import { createPortal } from "react-dom";
import { Field } from "../../../../shared/forms/field.tsx";
import { Button } from "../../../../shared/ui/button.tsx";
import { Dialog } from "../../../../shared/ui/dialog.tsx";
import { useConversationText } from "../../conversation-texts.ts";
import { linkAddress } from "./link-address.ts";

export interface LinkWish {
  readonly address: string;
  /** What the link says. */
  readonly words: string;
}

interface LinkDialogProps {
  readonly address: string;
  readonly words: string;
  readonly onCancel: () => void;
  /** Null takes the link away. */
  readonly onDone: (wish: LinkWish | null) => void;
}

/** Where a link leads, and its words. Beside the page, as a form in another form is none. */
export function LinkDialog({ address: before, words: wordsBefore, onCancel, onDone }: LinkDialogProps) {
  const text = useConversationText();
  const [typed, setTyped] = useState(before);
  const [words, setWords] = useState(wordsBefore);
  const [wrong, setWrong] = useState(false);
  const set = (event: SyntheticEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const address = linkAddress(typed);
    setWrong(address === null);
    if (address === null) return document.getElementById("link-address")?.focus();
    onDone({ address, words: words.trim() || typed.trim() });
  };
  return createPortal(
    <Dialog title={text("compose.link")} onCancel={onCancel}>
      <form className="stack" noValidate onSubmit={set}>
        <Field
          id="link-address"
          label={text("compose.linkAddress")}
          hint={text("compose.linkHint")}
          error={wrong ? text("compose.linkWrong") : undefined}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              type="text"
              inputMode="url"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        <Field id="link-words" label={text("compose.linkWords")}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="text"
              autoComplete="off"
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
          )}
        </Field>
        <div className="row">
          <Button type="submit">{text("compose.linkSet")}</Button>
          <Button kind="secondary" onClick={onCancel}>
            {text("compose.cancel")}
          </Button>
          {before !== "" && (
            <Button kind="quiet" onClick={() => onDone(null)}>
              {text("compose.linkRemove")}
            </Button>
          )}
        </div>
      </form>
    </Dialog>,
    document.body,
  );
}
