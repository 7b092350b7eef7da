import { type Editor, useEditorState } from "@tiptap/react";
import { useConversationText } from "../../conversation-texts.ts";
import { Tool } from "./tool.tsx";
import { ToolBar } from "./tool-bar.tsx";

/** What can be done with the table in which one writes; nothing elsewhere. */
export function TableTools({ editor, controls }: { editor: Editor; controls: string }) {
  const text = useConversationText();
  const inside = useEditorState({ editor, selector: ({ editor: at }) => at.isActive("table") });
  if (!inside) return null;
  const write = () => editor.chain().focus();
  return (
    <ToolBar label={text("compose.tableTools")} controls={controls}>
      <Tool first label={text("compose.addRow")} onUse={() => write().addRowAfter().run()} />
      <Tool label={text("compose.addColumn")} onUse={() => write().addColumnAfter().run()} />
      <Tool label={text("compose.deleteRow")} onUse={() => write().deleteRow().run()} />
      <Tool label={text("compose.deleteColumn")} onUse={() => write().deleteColumn().run()} />
      <Tool label={text("compose.headerRow")} onUse={() => write().toggleHeaderRow().run()} />
      <Tool label={text("compose.deleteTable")} onUse={() => write().deleteTable().run()} />
    </ToolBar>
  );
}
