import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useEffectEvent, useRef } from "react";
import { controlProps, FieldError } from "../../../../shared/forms/field.tsx";
import "../../../../shared/conversations/conversations.css";
import { bodySchema } from "./body-schema.ts";
import "./editor.css";
import { FormatTools } from "./format-tools.tsx";
import { TableTools } from "./table-tools.tsx";
import { useLinkDialog } from "./use-link-dialog.tsx";

export interface RichTextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  /** The language that is written, for whatever checks spelling. */
  readonly lang: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  /** HTML; empty where nothing is written. */
  readonly value: string;
  readonly onChange: (html: string) => void;
}

/** A field for text with formatting, named and described like any other. */
export default function RichTextField({ id, label, hint, error, lang, required, readOnly = false, value, onChange }: RichTextFieldProps) {
  // What the editor itself has said last: only something else replaces what it holds.
  const said = useRef(value);
  const tell = useEffectEvent((html: string) => {
    said.current = html;
    onChange(html);
  });
  const editor = useEditor({
    extensions: bodySchema,
    content: value,
    injectCSS: false,
  });
  const link = useLinkDialog(editor);
  const openLink = useEffectEvent(link.open);
  const { "aria-describedby": describedBy, "aria-invalid": invalid } = controlProps(id, hint, error);

  useEffect(() => {
    const tellNow = (): void => tell(editor.isEmpty ? "" : editor.getHTML());
    editor.on("update", tellNow);
    return () => void editor.off("update", tellNow);
  }, [editor]);
  useEffect(() => {
    editor.setOptions({
      editorProps: {
        attributes: {
          ...{ id, role: "textbox", class: "input editor-text message-body", lang },
          ...{ "aria-multiline": "true", "aria-labelledby": `${id}-label` },
          ...(describedBy && { "aria-describedby": describedBy }),
          ...(invalid && { "aria-invalid": "true" }),
          ...(required && { "aria-required": "true" }),
        },
        handleKeyDown: (_view, event) => {
          if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return false;
          event.preventDefault();
          openLink();
          return true;
        },
      },
    });
  }, [editor, id, lang, describedBy, invalid, required]);
  useEffect(() => editor.setEditable(!readOnly, false), [editor, readOnly]);
  useEffect(() => {
    if (value === said.current) return;
    said.current = value;
    editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);
  return (
    <div className="field editor">
      <p id={`${id}-label`} className="editor-label" onClick={() => editor.commands.focus()}>
        {label}
      </p>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      <div className="editor-frame">
        <FormatTools editor={editor} controls={id} onLink={link.open} />
        <TableTools editor={editor} controls={id} />
        <EditorContent editor={editor} />
      </div>
      {link.dialog}
    </div>
  );
}
