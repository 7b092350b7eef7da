import { useRef } from "react";
import { FieldError } from "../../../../shared/forms/field.tsx";
import { Button } from "../../../../shared/ui/button.tsx";
import { useDroppedFiles } from "../../../files/use-dropped-files.ts";
import { useConversationText } from "../../conversation-texts.ts";
import { fileFieldId } from "./file-field-id.ts";
import { FileLine } from "./file-line.tsx";
import { acceptedTypes, mostFiles } from "./message-file.ts";
import type { MessageFiles } from "./use-files.ts";

/** Chooses a message's files, or takes those that are dropped on it. */
export function FileField({ list, error }: { list: MessageFiles; error: string | undefined }) {
  const text = useConversationText();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const zone = useRef<HTMLDivElement>(null);
  const held = useDroppedFiles(zone, list.add);
  const said = error ?? (list.tooMany ? text("compose.tooManyFiles", { count: mostFiles }) : undefined);
  return (
    <div className={held ? "field file-field held" : "field file-field"} role="group" ref={zone} aria-labelledby={`${fileFieldId}-label`}>
      <p className="editor-label" id={`${fileFieldId}-label`}>
        {text("compose.files")}
      </p>
      <p className="hint" id={`${fileFieldId}-hint`}>
        {text("compose.filesHint", { count: mostFiles })}
      </p>
      <FieldError id={fileFieldId} error={said} />
      {list.files.length > 0 && (
        <ul className="message-files">
          {list.files.map((file) => (
            <FileLine
              key={file.key}
              file={file}
              onRemove={() => {
                list.remove(file.key);
                button.current?.focus();
              }}
              onRetry={() => {
                list.retry(file.key);
                button.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      <div>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={acceptedTypes}
          onChange={({ target }) => {
            list.add([...(target.files ?? [])]);
            target.value = "";
          }}
        />
        <Button
          ref={button}
          id={fileFieldId}
          kind="secondary"
          aria-describedby={said ? `${fileFieldId}-hint ${fileFieldId}-error` : `${fileFieldId}-hint`}
          onClick={() => input.current?.click()}
        >
          {text("compose.fileAdd")}
        </Button>
      </div>
    </div>
  );
}
