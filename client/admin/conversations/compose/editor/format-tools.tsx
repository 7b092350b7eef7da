import { type Editor, useEditorState } from "@tiptap/react";
import { useConversationText } from "../../conversation-texts.ts";
import { Tool } from "./tool.tsx";
import { ToolBar } from "./tool-bar.tsx";

interface FormatToolsProps {
  readonly editor: Editor;
  readonly controls: string;
  readonly onLink: () => void;
}

/** How the text looks: what holds where one writes is pressed. */
export function FormatTools({ editor, controls, onLink }: FormatToolsProps) {
  const text = useConversationText();
  const now = useEditorState({
    editor,
    selector: ({ editor: at }) => ({
      bold: at.isActive("bold"),
      italic: at.isActive("italic"),
      underline: at.isActive("underline"),
      heading: at.isActive("heading"),
      bullets: at.isActive("bulletList"),
      numbers: at.isActive("orderedList"),
      link: at.isActive("link"),
      table: at.isActive("table"),
      undo: at.can().undo(),
      redo: at.can().redo(),
    }),
  });
  const write = () => editor.chain().focus();
  return (
    <ToolBar label={text("compose.tools")} controls={controls}>
      <Tool first icon="bold" keys="Ctrl+B" label={text("compose.bold")} pressed={now.bold} onUse={() => write().toggleBold().run()} />
      <Tool icon="italic" keys="Ctrl+I" label={text("compose.italic")} pressed={now.italic} onUse={() => write().toggleItalic().run()} />
      <Tool
        icon="underline"
        keys="Ctrl+U"
        label={text("compose.underline")}
        pressed={now.underline}
        onUse={() => write().toggleMark("underline").run()}
      />
      <Tool
        icon="heading"
        label={text("compose.heading")}
        pressed={now.heading}
        onUse={() => write().toggleNode("heading", "paragraph").run()}
      />
      <Tool icon="bullets" label={text("compose.bullets")} pressed={now.bullets} onUse={() => write().toggleBulletList().run()} />
      <Tool icon="numbers" label={text("compose.numbers")} pressed={now.numbers} onUse={() => write().toggleOrderedList().run()} />
      <Tool icon="link" keys="Ctrl+K" label={text("compose.link")} pressed={now.link} onUse={onLink} />
      <Tool
        icon="table"
        label={text("compose.table")}
        disabled={now.table}
        onUse={() => write().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run()}
      />
      <Tool icon="undo" keys="Ctrl+Z" label={text("compose.undo")} disabled={!now.undo} onUse={() => write().undo().run()} />
      <Tool icon="redo" keys="Ctrl+Y" label={text("compose.redo")} disabled={!now.redo} onUse={() => write().redo().run()} />
    </ToolBar>
  );
}
