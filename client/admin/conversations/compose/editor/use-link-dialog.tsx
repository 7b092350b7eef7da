import type { Editor } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { LinkDialog, type LinkWish } from "./link-dialog.tsx";

/** The link where one writes, or a new one in place of what is chosen. */
function setLink(editor: Editor, wish: LinkWish | null): void {
  const write = editor.chain().focus().extendMarkRange("link");
  if (!wish) return void write.unsetLink().run();
  const mark = { type: "link", attrs: { href: wish.address } };
  const { from, to } = editor.state.selection;
  const kept = editor.state.doc.textBetween(from, to) === wish.words;
  // Words that stay keep how they look.
  if (kept && from !== to) return void write.setLink({ href: wish.address }).run();
  write
    .insertContent({ type: "text", text: wish.words, marks: [mark] })
    .unsetMark("link")
    .run();
}

const linkedWords = (editor: Editor): string => {
  const { from, to } = editor.state.selection;
  return editor.state.doc.textBetween(from, to, " ");
};

export function useLinkDialog(editor: Editor): { readonly open: () => void; readonly dialog: ReactNode } {
  const [asking, setAsking] = useState(false);
  const open = (): void => {
    if (editor.isActive("link")) editor.commands.extendMarkRange("link");
    setAsking(true);
  };
  const close = (): void => {
    setAsking(false);
    editor.commands.focus();
  };
  const dialog = asking && (
    <LinkDialog
      address={(editor.getAttributes("link").href as string | undefined) ?? ""}
      words={linkedWords(editor)}
      onCancel={close}
      onDone={(wish) => {
        setAsking(false);
        setLink(editor, wish);
      }}
    />
  );
  return { open, dialog };
}
